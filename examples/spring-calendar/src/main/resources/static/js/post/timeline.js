/** The story of a post: where it stands, what comes next, and all that happened. */
import { h } from '../dom.js';
import { platformMarkOf } from '../badges.js';
import { platformName } from '../platforms.js';
import { dateTime, dateTimeSeconds } from '../time.js';

export function timeline({ explanation, deliveries }) {
  const platforms = new Map(deliveries);
  return [
    h('h3', {}, 'What happened'),
    h('div.story', {}, h('p', {}, explanation.summary), explanation.next && h('p.soft', {}, explanation.next)),
    h('ol.timeline', {}, explanation.timeline.map(entry => {
      const platform = platforms.get(entry.delivery);
      return h('li', {},
        h('time', { datetime: entry.at, title: dateTime(entry.at) }, dateTimeSeconds(entry.at)),
        h('div', {},
          h('p', {}, platform && platformMarkOf(platform), platform && h('span.unseen', {}, `${platformName(platform)}: `), h('strong', {}, words(entry.event))),
          entry.detail && h('p.soft', {}, entry.detail)));
    })),
  ];
}

/** `intent.opened` and INTENT_OPENED for people. */
function words(event) {
  const spaced = event.replaceAll(/[._-]+/g, ' ').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
