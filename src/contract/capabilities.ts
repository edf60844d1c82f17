import { z } from 'zod';

/** What this host can do. Screens ask this, never which host it is. */
export const capabilitiesSchema = z.object({
  /** The host opens the system's own file dialogs; without it files are downloaded and uploaded. */
  fileDialogs: z.boolean(),
  /** The host shows the data folder in the system's file manager. */
  openFolder: z.boolean(),
  /** The host tells through the system that a call has ended while its window is hidden. */
  systemNotifications: z.boolean(),
});
export type Capabilities = z.infer<typeof capabilitiesSchema>;
