/** Where the window was, and where it may be now: a screen may have been unplugged meanwhile. */
import { z } from 'zod';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels of the system's scaling, as Electron counts them. */
export const windowPlaceSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(1),
  height: z.number().int().min(1),
  maximized: z.boolean(),
});
export type WindowPlace = z.infer<typeof windowPlaceSchema>;

export const smallestWindow = { width: 800, height: 560 } as const;
const usualWindow = { width: 1280, height: 860 } as const;

/** So much of the window's upper edge must lie on a screen for a hand to reach it. */
const reachable = { width: 120, height: 40 } as const;

/**
 * @param remembered what was kept when the window was last closed; anything unreadable counts as nothing
 * @param screens work areas, the main one first
 * @returns a place on one of the screens, no larger than it
 */
export function windowPlace(remembered: unknown, screens: readonly [Area, ...Area[]]): WindowPlace {
  const { success, data } = windowPlaceSchema.safeParse(remembered);
  const screen = success ? screens.find((area) => isReachable(data, area)) : undefined;
  if (!success || screen === undefined) {
    const size = success ? data : usualWindow;
    return { ...centred(size, screens[0]), maximized: success && data.maximized };
  }
  return { ...data, ...sizeWithin(data, screen) };
}

/** The part of the title bar that lies on this screen is large enough to take hold of. */
function isReachable(window: Area, screen: Area): boolean {
  const width = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  const below = window.y - screen.y;
  return width >= reachable.width && below >= 0 && below <= screen.height - reachable.height;
}

function centred(size: Pick<Area, 'width' | 'height'>, screen: Area): Area {
  const { width, height } = sizeWithin(size, screen);
  return {
    x: screen.x + Math.round((screen.width - width) / 2),
    y: screen.y + Math.round((screen.height - height) / 2),
    width,
    height,
  };
}

function sizeWithin(
  { width, height }: Pick<Area, 'width' | 'height'>,
  screen: Area,
): Pick<Area, 'width' | 'height'> {
  return {
    width: Math.min(Math.max(width, smallestWindow.width), screen.width),
    height: Math.min(Math.max(height, smallestWindow.height), screen.height),
  };
}
