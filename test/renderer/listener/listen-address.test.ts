import { describe, expect, it } from 'vitest';
import { isOnlyHere } from '../../../src/renderer/features/listener/listen-address.ts';

describe('an address to listen on', () => {
  it.each(['127.0.0.1', ' 127.0.0.2 ', 'localhost', '::1', '[::1]'])(
    '%s is reached from this machine only',
    (host) => {
      expect(isOnlyHere(host)).toBe(true);
    },
  );

  it.each(['0.0.0.0', '::', '192.168.1.7', '1270.0.0.1', 'localhost.example.com', ''])(
    '%s is not taken for one of this machine only',
    (host) => {
      expect(isOnlyHere(host)).toBe(false);
    },
  );
});
