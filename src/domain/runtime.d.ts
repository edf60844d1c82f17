/**
 * What every runtime of ours (Node, Electron, a browser) offers beyond the language itself. Declared here,
 * so that the domain compiles with neither Node's types nor the DOM's.
 */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array): string;
}
declare class TextEncoder {
  encode(input?: string): Uint8Array;
}
declare function btoa(binary: string): string;
declare function atob(base64: string): string;
