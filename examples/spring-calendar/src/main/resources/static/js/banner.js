/** Says aloud that nothing here reaches the real platforms, where that is so. */
import { fill, h, icon } from './dom.js';
import { request } from './http.js';
import { ORDER, platformName } from './platforms.js';

export async function showBanner(place) {
  const setup = await request('GET', 'setup.json').catch(() => null);
  if (!setup?.sandboxed?.length) return;
  const some = setup.sandboxed.length < ORDER.length;
  fill(place, h('div.banner', {}, icon('flask'),
    h('p', {}, h('strong', {}, 'Sandbox. '),
      some ? `${setup.sandboxed.map(platformName).join(', ')} run on this machine; nothing sent there leaves it. ` : 'The platforms run on this machine; nothing leaves it. ',
      h('a', { href: setup.timelines, target: '_blank', rel: 'noopener noreferrer' }, 'See what went live'))));
}
