/** Says aloud that nothing here reaches the real platforms, where that is so. */
import { fill, h, icon } from './dom.js';
import { request } from './http.js';

export async function showBanner(place) {
  const setup = await request('GET', 'setup.json').catch(() => null);
  if (!setup?.sandbox) return;
  fill(place, h('div.banner', {}, icon('flask'),
    h('p', {}, h('strong', {}, 'Sandbox. '), 'Posts go to platforms that run on this machine; nothing leaves it.')));
}
