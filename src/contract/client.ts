import type { MethodTable, OutputOf, RequestOf } from './define.ts';
import type { Dispatch } from './dispatch.ts';
import { AppError, type Reply } from './errors.ts';

/** The caller's end of the contract, whatever carries it. */
export interface Client<Table extends MethodTable> {
  /** The reply as a value. */
  request<Name extends keyof Table & string>(
    name: Name,
    input: RequestOf<Table, Name>,
  ): Promise<Reply<OutputOf<Table, Name>>>;
  /** The value; a failure is thrown as AppError. */
  call<Name extends keyof Table & string>(
    name: Name,
    input: RequestOf<Table, Name>,
  ): Promise<OutputOf<Table, Name>>;
}

export function createClient<Table extends MethodTable>(carry: Dispatch): Client<Table> {
  const request: Client<Table>['request'] = async (name, input) =>
    // The receiving end has parsed the value with the schema of this very method.
    (await carry(name, input)) as Reply<OutputOf<Table, typeof name>>;
  return {
    request,
    async call(name, input) {
      const reply = await request(name, input);
      if (reply.ok) return reply.value;
      throw new AppError(reply.code, reply.message, { next: reply.next, fields: reply.fields });
    },
  };
}
