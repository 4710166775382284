/** What the states of posts and deliveries are called, and the drawing that tells them apart without colour. */

const STATES = {
  DRAFT: { label: 'Draft', icon: 'draft', tone: 'draft' },
  SCHEDULED: { label: 'Scheduled', icon: 'clock', tone: 'scheduled' },
  PROCESSING: { label: 'Publishing', icon: 'half', tone: 'processing' },
  POSTED: { label: 'Posted', icon: 'check', tone: 'posted' },
  PARTIALLY_POSTED: { label: 'Partly posted', icon: 'partial', tone: 'partial' },
  FAILED: { label: 'Failed', icon: 'cross', tone: 'failed' },
  CANCELLED: { label: 'Cancelled', icon: 'slash', tone: 'cancelled' },
  NEEDS_REVIEW: { label: 'Needs review', icon: 'eye', tone: 'review' },
};

const UNKNOWN = { icon: 'clock', tone: 'draft' };

export const stateOf = status => ({ label: status, ...UNKNOWN, ...STATES[status] });
export const isStatus = code => code in STATES;
export const isOpen = status => status === 'DRAFT' || status === 'SCHEDULED';
export const wantsAttention = status =>
  status === 'FAILED' || status === 'NEEDS_REVIEW' || status === 'PARTIALLY_POSTED';

const KINDS = {
  NOT_SENT: 'Could not be sent',
  TRANSIENT: 'Refused for now',
  MEDIA_UNREACHABLE: 'Media could not be fetched',
  RATE_LIMITED: 'Too many calls',
  MEDIA_NOT_READY: 'Media still in work',
  QUOTA_EXHAUSTED: 'Quota used up',
  UNAUTHORIZED: 'Token expired',
  RECONNECT_REQUIRED: 'Connect the account again',
  BLOCKED_BY_POLICY: 'Blocked by the platform',
  VERSION_RETIRED: 'API version retired',
  FORBIDDEN: 'Permission missing',
  INVALID_CONTENT: 'Content refused',
  MEDIA_REJECTED: 'Media refused',
  DUPLICATE: 'Already posted',
  NOT_FOUND: 'Target not found',
  UNSUPPORTED: 'Not supported',
  EXPIRED: 'Too late',
  POISON: 'Stopped after repeated crashes',
  PARTIAL: 'Live in part',
  UNKNOWN_OUTCOME: 'Outcome unknown',
  UNEXPECTED: 'Unexpected answer',
};

export const kindName = kind => KINDS[kind] ?? kind;
export const isKind = code => code in KINDS;
export const ALL_KINDS = Object.keys(KINDS);
