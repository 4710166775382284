/** The pages, in the order of the navigation. */
import { accountsPage } from './accounts/page.js';
import { attentionPage } from './attention/page.js';
import { calendarPage } from './calendar/page.js';

/** `open(main, detail)` builds a page for what stands behind its name in the address, and answers what ends it. */
export const PAGES = [
  { path: 'calendar', name: 'Calendar', icon: 'calendar', open: calendarPage },
  { path: 'attention', name: 'Needs attention', icon: 'alert', open: attentionPage },
  { path: 'accounts', name: 'Accounts', icon: 'people', open: accountsPage },
];
