import { z } from 'zod';

const text = z.string().optional();
/** `yyyy-MM-dd HH:mm:ss`, UTC, blanks trimmed. */
const time = z.string().optional();
const integer = z.number().int().optional();

/**
 * One CDR (话单) of a message after lenient reading: missing, empty and 0 are all undefined (except
 * `direction`, where 0 means outgoing), fields we do not know are in `unknown`. Source: reference section 8.
 */
export const cdrSchema = z.object({
  /** Place in the message: index in `feeLst` and the bytes of the raw body that hold this entry. */
  position: z.object({
    index: z.number().int(),
    /** First byte of the entry in the raw body. */
    start: z.number().int(),
    /** One past its last byte. */
    end: z.number().int(),
  }),
  direction: z.number().int().optional(),
  spId: text,
  appKey: text,
  icid: text,
  bindNum: text,
  sessionId: text,
  callerNum: text,
  calleeNum: text,
  fwdDisplayNum: text,
  fwdDstNum: text,
  fwdStartTime: time,
  fwdAlertingTime: time,
  fwdAnswerTime: time,
  callEndTime: time,
  fwdUnaswRsn: integer,
  failTime: time,
  ulFailReason: integer,
  sipStatusCode: integer,
  callOutStartTime: time,
  callOutAlertingTime: time,
  callOutAnswerTime: time,
  callOutUnaswRsn: integer,
  dynIVRStartTime: time,
  dynIVRPath: text,
  recordFlag: integer,
  recordStartTime: time,
  recordObjectName: text,
  recordBucketName: text,
  recordDomain: text,
  recordFileDownloadUrl: text,
  ttsPlayTimes: integer,
  ttsTransDuration: integer,
  serviceType: text,
  hostName: text,
  userData: text,
  unknown: z.record(z.string(), z.unknown()),
});
export type Cdr = z.infer<typeof cdrSchema>;
