import { describe, expect, it } from 'vitest';
import { hostNames, originOf } from '../../src/server/host-names.ts';

const own = (): string[] => ['192.0.2.7', '2001:db8::7'];

describe('the names of a host', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1:9331', true],
    ['127.0.0.1', 'localhost:9331', true],
    ['127.0.0.1', '192.0.2.7:9331', false],
    ['192.0.2.7', '192.0.2.7:9331', true],
    ['192.0.2.7', 'localhost:9331', true],
    ['jump.example.com', 'Jump.Example.com:9331', true],
    ['jump.example.com', 'other.example.com:9331', false],
    ['2001:DB8::7', '[2001:db8::7]:9331', true],
    ['0.0.0.0', '192.0.2.7:9331', true],
    ['::', '[2001:db8::7]:9331', true],
    ['0.0.0.0', '192.0.2.8:9331', false],
    ['0.0.0.0', 'evil.example:9331', false],
    ['0.0.0.0', '0.0.0.0:9331', true],
    ['127.0.0.1', '127.0.0.1', false],
    ['127.0.0.1', 'evil.example@127.0.0.1:9331', false],
    ['127.0.0.1', undefined, false],
  ])('%s answers to %s: %s', (host, header, is) => {
    expect(hostNames(host, 9331, own)(header)).toBe(is);
  });

  it('leave out the port where browsers do', () => {
    expect(hostNames('127.0.0.1', 80, own)('localhost')).toBe(true);
    expect(originOf('127.0.0.1', 80, own)).toBe('http://127.0.0.1');
  });

  it.each([
    ['127.0.0.1', 'http://127.0.0.1:9331'],
    ['::1', 'http://[::1]:9331'],
    ['0.0.0.0', 'http://192.0.2.7:9331'],
    ['jump.example.com', 'http://jump.example.com:9331'],
  ])('give the address for people: %s', (host, origin) => {
    expect(originOf(host, 9331, own)).toBe(origin);
  });

  it('give one of this machine only where there is no other', () => {
    expect(originOf('0.0.0.0', 9331, () => [])).toBe('http://127.0.0.1:9331');
  });
});
