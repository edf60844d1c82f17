import { z } from 'zod';
import { clockModes } from './protocol/wire-time.ts';
import { textSchema } from './text.ts';

/** Name of the profile that needs nothing from the user: calls go to the built-in simulator. */
export const simulatorProfileName = 'Simulator';

const httpUrl = z.string().trim().max(512);

/** `https://...` anywhere, `http://` only on this machine: a signature must not travel in the clear. */
const accessAddress = httpUrl.regex(
  /^(https:\/\/[^\s/?#@]+|http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?)(\/[^\s?#]*)?$/i,
  'expected https://host[:port] (http only for this machine) | 应为 https://主机[:端口]（http 仅限本机）',
);

export const publicAddress = httpUrl.regex(
  /^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/i,
  'expected http(s)://host[:port] | 应为 http(s)://主机[:端口]',
);

const fingerprint = z
  .string()
  .trim()
  .regex(
    /^([0-9a-f]{2}:?){32}$/i,
    'expected a SHA-256 fingerprint, 64 hexadecimal digits | 应为 SHA-256 指纹（64 位十六进制数字）',
  );

const fileName = z.string().trim().min(1).max(128);

/** It stands between quotes in a header, where a backslash would escape. */
export const appKeySchema = z
  .string()
  .trim()
  .min(1)
  .max(128)
  .regex(
    /^[!#-[\]-~]+$/,
    'must be ASCII characters without blanks, quotes or backslashes | 只能是 ASCII 字符，不含空格、引号和反斜杠',
  );

/** A profile without its secret, as it is stored in the settings. */
export const profileSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(64)
    .regex(/^[^\p{Cc}]+$/u),
  /** Access address (APP接入地址), without the path. */
  baseUrl: accessAddress,
  appKey: appKeySchema,
  /** Fixed lines that may be shown to the callee; the first one is the default. */
  displayNumbers: z.array(z.string().trim().min(4).max(31)).max(100).default([]),
  preTones: z.array(fileName).max(100).default([]),
  postTones: z.array(fileName).max(100).default([]),
  /** How `Created` is written; the vendor's editions disagree (reference section 3.3). */
  clock: z.enum(clockModes).default('utc'),
  /** Under which address the platform reaches our listener. */
  publicUrl: publicAddress.nullable().default(null),
  /** Additional certificate authority, PEM. */
  caPem: z.string().max(65_536).nullable().default(null),
  /** The server's certificate must have this SHA-256 fingerprint, in addition to being valid. */
  pinSha256: fingerprint.nullable().default(null),
});
export type Profile = z.infer<typeof profileSchema>;

/** What may be shown of a profile. */
export const profileViewSchema = z.object({
  ...profileSchema.shape,
  baseUrl: z.string(),
  builtIn: z.boolean(),
  /** Where the secret that is used comes from, or why that cannot be read; null where there is none. */
  secret: textSchema.nullable(),
  /** Where the profile's own secret is stored, null where none is: the environment may supply another one. */
  storedSecret: textSchema.nullable(),
});
export type ProfileView = z.infer<typeof profileViewSchema>;
