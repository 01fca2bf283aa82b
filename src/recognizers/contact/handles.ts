/** Account names in English sentences: my handle is kaz_88, his username tomsmith1, jo.l99 on Instagram. */
import { matchesOf } from '../../core/matches.ts';
import type { Page, PageFinding } from '../../core/recognizer.ts';

const NETWORKS =
  'Twitter|Instagram|Insta|Facebook|LinkedIn|TikTok|Snapchat|Snap|YouTube|Reddit|Discord|Telegram|WhatsApp|Skype|Signal|Pinterest|Twitch|Slack|Messenger|WeChat|Tumblr|Threads|Mastodon|Bluesky|Strava';
const HANDLE = '([A-Za-z][A-Za-z0-9_.-]{2,29}(?<![.-]))(?![A-Za-z0-9@/])';

/** A word for an account right before it, with the place it is kept between: username on HealthTalk is max_p. */
const NAMED = new RegExp(
  `\\b(?:[Hh]andle|[Uu]ser ?name|[Ss]creen ?name|[Aa]ccount(?: name)?|[Pp]rofile|[Gg]amertag|[Ll]ogin)(?: (?:on|at|for|with) [A-Z][A-Za-z]{2,20})?(?: (?:is|was|called|named|as))?[:,]? ?@?${HANDLE}`,
  'g',
);
/** Skype's own prefix: live:o.clarke, live:.cid.8f2a. */
const LIVE = /(?<![A-Za-z0-9_.-])live:\.?[A-Za-z0-9](?:[A-Za-z0-9_-]|\.(?=[A-Za-z0-9])){2,39}(?![A-Za-z0-9@])/g;
/** A network's name and its owner's word: my insta is jo_l, find me on Twitter as jo_l. */
const NETWORKED = new RegExp(
  `\\b(?:(?:[Mm]y|[Hh]is|[Hh]er|[Tt]heir) )?(?:${NETWORKS}|insta|snap|twitter|instagram|ig|IG|fb|FB|tiktok|discord|skype)(?![A-Za-z0-9-])(?: (?:handle|name|account|page|profile|user ?name|id|ID))?(?: is| as|:|,)? ?@?(?:live:)?${HANDLE}`,
  'g',
);
/** The account before its network: jo.l99 on Instagram. */
const BEFORE = new RegExp(`(?<![A-Za-z0-9@._-])@?${HANDLE} (?:on|over|via) (?:${NETWORKS})(?![A-Za-z])`, 'g');

/** A name of an account shows a digit, an underscore or capitals within; a plain word does not. */
const isAccountName = (name: string): boolean =>
  /\d|_/.test(name) || (/[a-z][A-Z]/.test(name) && !/^(?:Mc|Mac|De|La|Le|Di)[A-Z]/.test(name) && !isNetwork(name));
const isNetwork = (name: string): boolean =>
  /^(?:LinkedIn|TikTok|YouTube|WhatsApp|WeChat|FaceTime|iPhone|iPad)$/.test(name);

export function* handles(page: Page): Generator<PageFinding> {
  for (const match of matchesOf(page.text, LIVE))
    yield {
      start: match.index,
      end: match.index + match[0].length,
      type: 'CONTACT',
      score: 0.93,
      reason: { rule: 'contact.handle' },
    };
  for (const pattern of [NAMED, NETWORKED, BEFORE]) {
    for (const match of matchesOf(page.text, pattern)) {
      const name = match[1] ?? '';
      if (!isAccountName(name)) continue;
      const start = match.index + match[0].lastIndexOf(name);
      yield {
        start,
        end: start + name.length,
        type: 'CONTACT',
        score: 0.85,
        reason: { rule: 'contact.handle' },
      };
    }
  }
}
