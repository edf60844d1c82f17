/** What the platform keeps of a request it accepted. Of the code only its length: nothing else is needed. */
export interface AcceptedRequest {
  readonly displayNbr: string;
  readonly calleeNbr: string;
  readonly codeLength: number;
  readonly hasPosTone: boolean;
  /** 0 = endless. */
  readonly times: number;
  /** Decoded URL, null where the request names none. */
  readonly statusUrl: string | null;
  readonly feeUrl: string | null;
  readonly returnIdlePort: boolean;
  readonly userData: string | null;
}
