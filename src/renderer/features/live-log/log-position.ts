/**
 * Where a list stands in the log, what it still has to ask the host, and what answers and arrivals make of it.
 * Everything here happens at once: waiting for answers is the affair of `LiveLog`.
 *
 * While it follows, the rows reach to the newest entry. While it is paused, or somebody reads further back, the
 * rows stand still and what arrives is only counted: it is in the host's log and is asked for when it is wanted.
 */
import type { MethodOutput } from '../../../contract/contract.ts';
import type { LogEntry } from '../../../domain/log/log-entry.ts';
import type { MethodRequest } from '../../data/use-method.ts';
import { everything, filterInput, isUnfiltered, matcherOf, type EntryFilter } from './entry-filter.ts';
import { LogWindow, type WindowLimits } from './log-window.ts';
import { WaitingCount } from './waiting-count.ts';

export type LogQuery = MethodRequest<'log.query'>;
export type LogPage = MethodOutput<'log.query'>;

export interface PositionOptions extends WindowLimits {
  /** Entries asked for at a time. */
  readonly pageRows: number;
  /** Entries that may arrive while an answer is awaited; what is beyond is asked for again. */
  readonly maxPending: number;
}

/** Where the list is to scroll; a new `count` is a new jump. */
export interface Jump {
  readonly to: 'oldest' | 'newest';
  readonly count: number;
}

/** One query, and what its answer is for. */
export interface Step {
  readonly input: LogQuery;
  take(this: void, page: LogPage): void;
}

/** What is still to be asked; a wish stays until it was answered. */
interface Wishes {
  /** The newest page, instead of all rows. */
  newest: boolean;
  /** The oldest page, instead of all rows. */
  oldest: boolean;
  /** What was added since, where events may have been missed. */
  check: boolean;
  older: boolean;
  newer: boolean;
}

export class LogPosition {
  readonly #options: PositionOptions;
  readonly #window: LogWindow;
  readonly #waiting = new WaitingCount();
  readonly #wishes: Wishes = { newest: true, oldest: false, check: false, older: false, newer: false };
  #filter: EntryFilter = everything;
  #matches = matcherOf(everything);
  #isAway = false;
  #isPaused = false;
  /** What a pause holds back begins after this number; null before anything was shown. */
  #pausedAt: number | null = null;
  #newest = 0;
  #pending: readonly LogEntry[] = [];
  #generation = 0;
  #jump: Jump = { to: 'newest', count: 0 };

  constructor(options: PositionOptions) {
    this.#options = options;
    this.#window = new LogWindow(options);
  }

  get rows(): readonly LogEntry[] {
    return this.#window.rows;
  }

  get hasOlder(): boolean {
    return this.#window.hasOlder;
  }

  get hasNewer(): boolean {
    return !this.isFollowing && this.#window.covered < this.#ceiling();
  }

  get isFollowing(): boolean {
    return !this.#isPaused && !this.#isAway;
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  get waiting(): number {
    return this.isFollowing ? 0 : this.#waiting.of({ isUnfiltered: isUnfiltered(this.#filter) });
  }

  get isWaitingLeast(): boolean {
    return !this.isFollowing && !isUnfiltered(this.#filter) && this.#waiting.isLeast;
  }

  get isLoading(): boolean {
    return this.#wishes.newest;
  }

  /** Highest number that is accounted for: shown, counted or passed over. */
  get newest(): number {
    return this.#newest;
  }

  get jump(): Jump {
    return this.#jump;
  }

  /** Answers to steps of an earlier generation are for nobody. */
  get generation(): number {
    return this.#generation;
  }

  setFilter(filter: EntryFilter): void {
    this.#filter = filter;
    this.#matches = matcherOf(filter);
    this.reload();
  }

  reload(): void {
    this.#generation += 1;
    this.#wishes.newest = true;
    this.#isAway = false;
  }

  /** The numbers begin anew: it is another log. */
  startOver(): void {
    this.#window.replace([], { hasOlder: false, covered: 0 });
    this.#newest = 0;
    this.#pausedAt = null;
    this.reload();
  }

  pause(): void {
    if (this.#isPaused) return;
    this.#isPaused = true;
    this.#pausedAt = this.#wishes.newest ? null : this.#waiting.shown;
    this.#drain();
  }

  resume(): void {
    this.#isPaused = false;
    this.#pausedAt = null;
    this.follow();
  }

  follow(): void {
    this.#jumpTo('newest');
    this.#comeBack();
  }

  /** Whether the newest row is in view: else rows must not move under the reader's eyes. */
  setAtLiveEnd(isAtEnd: boolean): void {
    if (this.#wishes.newest || this.#wishes.oldest) return;
    const behind = this.#ceiling() - this.#window.covered;
    if (!isAtEnd) this.#goAway();
    else if (behind > (this.#isPaused ? 0 : this.#options.pageRows)) this.#wishes.newer = true;
    else if (this.#isAway && !this.#isPaused) this.#comeBack();
  }

  loadOlder(): void {
    const isUseless = this.isFollowing && this.#window.isFull;
    this.#wishes.older ||= this.#window.hasOlder && !isUseless;
  }

  goToOldest(): void {
    this.#goAway();
    this.#jumpTo('oldest');
    this.#wishes.oldest ||= this.#window.hasOlder;
  }

  /** Events may have been missed. */
  check(): void {
    this.#wishes.check = true;
  }

  /** Entries as they arrive, in the order of their numbers. */
  receive(entries: readonly LogEntry[]): void {
    // The oldest go first: the hole that they leave is seen, and asked for.
    this.#pending = [...this.#pending, ...entries].slice(-this.#options.maxPending);
    this.#drain();
  }

  /** Puts what has arrived where it belongs, as far as that is known by now. */
  settle(): void {
    this.#drain();
  }

  /** What to ask next, null where everything wished for is there. */
  next(): Step | null {
    const { newest, oldest, check, older, newer } = this.#wishes;
    if (newest) return this.#newestStep();
    if (oldest) return this.#oldestStep();
    if (check) return this.isFollowing ? this.#catchUpStep() : this.#checkStep();
    if (older) return this.#olderStep();
    return newer ? this.#newerStep() : null;
  }

  #newestStep(): Step {
    const held = this.#pausedAt;
    return this.#step({ end: 'newest' }, (page) => {
      const covered = held ?? endOf(page);
      this.#window.replace(page.entries, { hasOlder: !this.#isWhole(page), covered });
      this.#newest = endOf(page);
      if (this.#isPaused) this.#pausedAt = covered;
      this.#waiting.restart(covered, this.#newest);
      this.#jumpTo('newest');
      Object.assign(this.#wishes, { newest: false, oldest: false, older: false, newer: false });
      // The pause that held newer ones back may have ended meanwhile.
      this.#wishes.check = this.isFollowing && covered < this.#newest;
    });
  }

  #oldestStep(): Step {
    const held = this.#pausedAt;
    return this.#step({}, (page) => {
      // Nobody wants it any more, or it is asked again because a pause has begun or ended.
      if (!this.#wishes.oldest || held !== this.#pausedAt) return;
      this.#wishes.oldest = false;
      const covered = this.#coveredBy(page);
      this.#window.replace(page.entries, { hasOlder: false, covered });
      this.#jumpTo('oldest');
      this.#waiting.show(page.entries, covered);
    });
  }

  /** Where more was missed than a page, the rows begin anew with the newest; the others are found by scrolling. */
  #catchUpStep(): Step {
    return this.#step({ after: this.#window.covered, end: 'newest' }, (page) => {
      if (!this.isFollowing) return;
      const covered = endOf(page);
      if (this.#isWhole(page)) this.#window.append(page.entries, covered);
      else this.#window.replace(page.entries, { hasOlder: true, covered });
      this.#newest = covered;
      this.#waiting.restart(covered, covered);
      this.#wishes.check = false;
    });
  }

  /** Only how far the log has grown: the rows stand still. */
  #checkStep(): Step {
    const take = ({ lastSeq }: LogPage): void => {
      if (this.isFollowing) return;
      this.#waiting.reach(lastSeq);
      this.#newest = Math.max(this.#newest, lastSeq);
      this.#wishes.check = false;
    };
    return { input: { after: this.#newest, limit: 1 }, take };
  }

  #olderStep(): Step | null {
    const before = this.rows[0]?.seq;
    this.#wishes.older &&= this.hasOlder && before !== undefined;
    if (before === undefined || !this.#wishes.older) return this.next();
    return this.#step({ before, end: 'newest' }, (page) => {
      this.#wishes.older = false;
      // The oldest rows were given up meanwhile.
      if (this.rows[0]?.seq !== before) return;
      const keep = this.isFollowing ? 'newer' : 'older';
      this.#window.prepend(page.entries, { hasOlder: !this.#isWhole(page), keep });
    });
  }

  #newerStep(): Step | null {
    const after = this.#window.covered;
    const held = this.#pausedAt;
    this.#wishes.newer &&= this.hasNewer;
    if (!this.#wishes.newer) return null;
    return this.#step({ after }, (page) => {
      if (held !== this.#pausedAt) return;
      this.#wishes.newer = false;
      if (this.#window.covered !== after || this.isFollowing) return;
      const covered = this.#coveredBy(page);
      this.#window.append(page.entries, covered);
      this.#waiting.show(page.entries, covered);
      this.#newest = Math.max(this.#newest, covered);
      // The reader stands at the end, and nothing has moved it away.
      if (page.entries.length === 0 && !this.#isPaused) this.#comeBack();
    });
  }

  #step(range: LogQuery, take: Step['take']): Step {
    const held = this.#pausedAt === null || range.before !== undefined ? {} : { before: this.#pausedAt + 1 };
    const filter = filterInput(this.#filter);
    return { input: { ...filter, ...held, ...range, limit: this.#options.pageRows }, take };
  }

  /** Nothing more of what was asked is in the log: a page also ends early where its bodies are many megabytes. */
  #isWhole({ entries }: LogPage): boolean {
    const characters = entries.reduce((sum, { raw }) => sum + raw.length, 0);
    return entries.length < this.#options.pageRows && characters < shortPageCharacters;
  }

  /** How far a page reaches that was asked for from its oldest end on. */
  #coveredBy(page: LogPage): number {
    if (this.#isWhole(page)) return this.#pausedAt ?? endOf(page);
    return page.entries.at(-1)?.seq ?? this.#window.covered;
  }

  /** Highest number that the rows may reach. */
  #ceiling(): number {
    return this.#pausedAt ?? this.#newest;
  }

  #goAway(): void {
    this.#isAway = true;
    this.#drain();
  }

  #comeBack(): void {
    this.#isAway = false;
    this.#wishes.oldest = false;
    if (this.#window.covered < this.#newest) this.#wishes.check = true;
  }

  #jumpTo(to: Jump['to']): void {
    this.#jump = { to, count: this.#jump.count + 1 };
  }

  /** An answer will say where the rows stand: until then entries cannot be placed. */
  #isUnsettled(): boolean {
    return this.#wishes.newest || (this.isFollowing && this.#wishes.check);
  }

  #drain(): void {
    const arrived = this.#pending;
    const fresh: LogEntry[] = [];
    let taken = 0;
    for (; taken < arrived.length && !this.#isUnsettled(); taken += 1) {
      const entry = arrived[taken];
      if (entry === undefined || entry.seq <= this.#newest) continue;
      if (!this.isFollowing) this.#waiting.add(entry, this.#matches(entry));
      else if (entry.seq === this.#newest + 1) fresh.push(entry);
      else {
        this.#wishes.check = true;
        break;
      }
      this.#newest = entry.seq;
    }
    this.#pending = arrived.slice(taken);
    if (fresh.length === 0) return;
    this.#window.append(fresh.filter(this.#matches), this.#newest);
    this.#waiting.restart(this.#newest, this.#newest);
  }
}

/** Bodies of a page that the host has not cut short, characters at most. */
const shortPageCharacters = 16 * 1024 * 1024;

/** Every entry up to this number was looked at. */
function endOf({ entries, lastSeq }: LogPage): number {
  return Math.max(lastSeq, entries.at(-1)?.seq ?? 0);
}
