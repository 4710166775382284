/** Runs what a button starts, once at a time, and shows that it runs. */
import { failed } from './notices.js';

export async function during(button, work) {
  if (button.getAttribute('aria-busy') === 'true') return;
  button.setAttribute('aria-busy', 'true');
  try {
    await work();
  } catch (error) {
    failed(error);
  } finally {
    button.removeAttribute('aria-busy');
  }
}
