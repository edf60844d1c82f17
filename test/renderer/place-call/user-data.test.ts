import { describe, expect, it } from 'vitest';
import { checkField } from '../../../src/domain/protocol/request-rules.ts';
import {
  byteLength,
  decodedText,
  encodedText,
  maxUserDataBytes,
} from '../../../src/renderer/features/place-call/user-data.ts';

describe('user data', () => {
  it('is counted in bytes against the limit of the rules', () => {
    expect(byteLength('order-1')).toBe(7);
    expect(byteLength('订单')).toBe(6);
    expect(checkField('userData', 'x'.repeat(maxUserDataBytes))).toEqual([]);
    expect(checkField('userData', 'x'.repeat(maxUserDataBytes + 1))).not.toEqual([]);
  });

  it('goes to Base64 and back', () => {
    const encoded = encodedText('订单 001');
    expect(encoded).toBe('6K6i5Y2VIDAwMQ==');
    expect(decodedText(encoded ?? '')).toBe('订单 001');
  });

  it('is not encoded where the result could not be sent', () => {
    expect(encodedText('x'.repeat(192))).toHaveLength(256);
    expect(encodedText('x'.repeat(193))).toBeNull();
    expect(encodedText('')).toBeNull();
  });

  it('is not taken for Base64 of what nobody would have written', () => {
    expect(decodedText('order-20260130')).toBeNull();
    expect(decodedText('test')).toBeNull();
    expect(decodedText('AAAA')).toBeNull();
    expect(decodedText('')).toBeNull();
  });
});
