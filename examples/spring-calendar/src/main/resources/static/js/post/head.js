/** Where a post stands and when it goes out. */
import { h, icon } from '../dom.js';
import { statusBadge } from '../badges.js';
import { dateTime, fromNow, HOME_ZONE } from '../time.js';

export function head(post) {
  return [
    h('div.post-head', {}, statusBadge(post.status), post.projectId && h('span.tag', {}, post.projectId)),
    h('p.post-when', {}, icon('clock'),
      h('time', { datetime: post.scheduledAt }, dateTime(post.scheduledAt, post.timezone ?? HOME_ZONE)),
      h('span.soft', {}, fromNow(post.scheduledAt))),
    post.timezone && post.timezone !== HOME_ZONE && h('p.faint', {}, `Your time: ${dateTime(post.scheduledAt)}`),
  ];
}
