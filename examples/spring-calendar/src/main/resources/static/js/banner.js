/** Says aloud that nothing here reaches the real platforms, where that is so. */
import { fill, h, icon } from './dom.js';
import { ORDER, platformName } from './platforms.js';
import { setup } from './setup.js';

export async function showBanner(place) {
  const { sandboxed, timelines } = await setup();
  if (sandboxed.length === 0) return;
  const some = sandboxed.length < ORDER.length;
  fill(place, h('div.banner', {}, icon('flask'),
    h('p', {}, h('strong', {}, 'Sandbox. '),
      some ? `${sandboxed.map(platformName).join(', ')} run on this machine; nothing sent there leaves it. ` : 'The platforms run on this machine; nothing leaves it. ',
      h('a', { href: timelines, target: '_blank', rel: 'noopener noreferrer' }, 'See what went live'))));
}
