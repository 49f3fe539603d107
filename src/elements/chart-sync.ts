import { clean } from '../model/clean.js';
import type { TimeSpan } from '../model/range.js';
import type { RangeSetting } from './chart-link.js';

/** A chart among those that share range, cursor and zoom. */
export interface SyncMember {
  readonly setting: RangeSetting;
  readonly zoom: TimeSpan | undefined;
  followRange(setting: RangeSetting): void;
  followZoom(span: TimeSpan | undefined): void;
  followCursor(ms: number | undefined): void;
}

/** The charts of this page by the value of their `sync` attributes. */
const groups = new Map<string, Set<SyncMember>>();

/** Whether, and with which others, a chart shares what it shows. */
export class SyncMembership {
  readonly #member: SyncMember;
  #name = '';

  constructor(member: SyncMember) {
    this.#member = member;
  }

  /** Joins the group of that name, if not in it; whoever comes later takes on what the first has. */
  join(attribute: string | undefined): void {
    const name = clean(attribute);
    if (name === this.#name) return;
    this.leave();
    if (!name) return;
    const group = groups.get(name) ?? new Set();
    const [first] = group;
    groups.set(name, group.add(this.#member));
    this.#name = name;
    if (!first) return;
    this.#member.followRange(first.setting);
    this.#member.followZoom(first.zoom);
  }

  leave(): void {
    const group = groups.get(this.#name);
    group?.delete(this.#member);
    if (group?.size === 0) groups.delete(this.#name);
    this.#name = '';
  }

  /** Tells all others of the group. */
  tell(message: (other: SyncMember) => void): void {
    for (const member of groups.get(this.#name) ?? []) {
      if (member !== this.#member) message(member);
    }
  }
}
