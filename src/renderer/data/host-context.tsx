import { createContext, useContext, useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { createClient, type Client } from '../../contract/client.ts';
import type { EventPayload, Events, Methods } from '../../contract/contract.ts';
import type { ConnectionState, HostConnection } from '../bridge/host-connection.ts';

interface Host {
  readonly connection: HostConnection;
  readonly client: Client<Methods>;
}

const HostContext = createContext<Host | null>(null);

export function HostProvider({
  connection,
  children,
}: {
  readonly connection: HostConnection;
  readonly children: ReactNode;
}): ReactNode {
  const [host] = useState<Host>(() => ({
    connection,
    client: createClient<Methods>(connection.request),
  }));
  return <HostContext value={host}>{children}</HostContext>;
}

function useHost(): Host {
  const host = useContext(HostContext);
  if (host === null) throw new Error('used outside of HostProvider');
  return host;
}

/** Typed calls to the host, for what the hooks of this folder do not cover. */
export function useClient(): Client<Methods> {
  return useHost().client;
}

/** The connection itself, for who keeps up with events outside of components. */
export function useConnection(): HostConnection {
  return useHost().connection;
}

export function useConnectionState(): ConnectionState {
  const { connection } = useHost();
  const [state, setState] = useState<ConnectionState>('connecting');
  useEffect(() => connection.onState(setState), [connection]);
  return state;
}

/** Calls `listener` for every event of this name while the component is there. */
export function useHostEvent<Name extends keyof Events>(
  name: Name,
  listener: (payload: EventPayload<Name>) => void,
): void {
  const { connection } = useHost();
  const tell = useEffectEvent(listener);
  useEffect(
    () =>
      connection.subscribe((batch) => {
        for (const event of batch) {
          // The name belongs to the payload: SentEvent pairs them.
          if (event.name === name) tell(event.payload as EventPayload<Name>);
        }
      }),
    [connection, name],
  );
}
