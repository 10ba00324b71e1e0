import type { DealMailTexts } from './deal-mails.ts'

export const dealEn: DealMailTexts = {
  brief_submitted: {
    subject: 'New brief: “{brief}” by {brand}',
    body: ['Hello {name},', '{brand} handed in the brief “{brief}”. It waits to be checked within one working day.'],
    action: 'Check the brief',
  },
  brief_passed: {
    subject: '“{brief}” is open',
    body: [
      'Hello {name},',
      'the house has opened “{brief}” and is choosing acts whose audience fits. You hear from us as soon as there are candidates.',
    ],
    action: 'Open {product}',
  },
  brief_returned: {
    subject: '“{brief}” needs another look',
    body: [
      'Hello {name},',
      'the house sent “{brief}” back to you. What should change stands beside the brief; hand it in again when it is done.',
    ],
    action: 'Improve the brief',
  },
  brief_rejected: {
    subject: '“{brief}” cannot be carried',
    body: ['Hello {name},', 'the house will not carry “{brief}”. The reason stands beside the brief.'],
    action: 'Read why',
  },
  candidates_ready: {
    subject: 'Candidates for “{brief}”',
    body: ['Hello {name},', 'the house recommends acts for “{brief}”. See why they fit and pick the ones you want.'],
    action: 'See the candidates',
  },
  act_picked: {
    subject: '{brand} picked {act} for “{brief}”',
    body: ['Hello {name},', '{brand} would like {act} for “{brief}”. The act can be invited now.'],
    action: 'Invite the act',
  },
  act_invited: {
    subject: '{brand} would like to work with {act}',
    body: [
      'Hello {name},',
      '{brand} would like {act} for “{brief}”. What is wanted, for how much and with which rights stands in the invitation. It is open until {until}; saying no has no effect on later invitations.',
    ],
    action: 'Read the invitation',
  },
  invitation_accepted: {
    subject: '{act} is interested in “{brief}”',
    body: ['Hello {name},', '{act} accepted the invitation to “{brief}”. The next step is your offer.'],
    action: 'Make an offer',
  },
  invitation_declined: {
    subject: '{act} declined “{brief}”',
    body: [
      'Hello {name},',
      '{act} declined the invitation to “{brief}”. The reason stands on the page of the match; other candidates are still open.',
    ],
    action: 'See the candidates',
  },
  invitation_lapsed: {
    subject: 'The invitation to “{brief}” has lapsed',
    body: [
      'Hello {name},',
      'nobody answered the invitation of {act} to “{brief}” in time, so it has lapsed. It counts against nobody.',
    ],
    action: 'Open {product}',
  },
  match_closed: {
    subject: '“{brief}” has ended',
    body: [
      'Hello {name},',
      'what {brand} and {act} had begun on “{brief}” has ended without an agreement. The reason stands on the page; it has no effect on later invitations.',
    ],
    action: 'Read why',
  },
  offer_received: {
    subject: 'An offer of {sender} for “{brief}”',
    body: ['Hello {name},', '{sender} sent an offer for “{brief}”. It stands until {until}.'],
    action: 'Read the offer',
  },
  counter_received: {
    subject: '{sender} answered your terms for “{brief}”',
    body: [
      'Hello {name},',
      '{sender} sent other terms for “{brief}”. You see what changed, term by term. They stand until {until}.',
    ],
    action: 'Compare the terms',
  },
  offer_accepted: {
    subject: '{other} accepted your terms for “{brief}”',
    body: ['Hello {name},', 'you and {other} agreed on “{brief}”. The contract is ready to be read and signed.'],
    action: 'Read the contract',
  },
  offer_declined: {
    subject: '{other} declined your terms for “{brief}”',
    body: [
      'Hello {name},',
      '{other} declined your terms for “{brief}” and ended the negotiation. The reason stands beside them.',
    ],
    action: 'Read why',
  },
  offer_withdrawn: {
    subject: '{sender} withdrew the offer for “{brief}”',
    body: [
      'Hello {name},',
      '{sender} withdrew the offer for “{brief}” before it was answered. Either side may take the negotiation up again.',
    ],
    action: 'See the negotiation',
  },
  offer_lapsed: {
    subject: 'The offer for “{brief}” has lapsed',
    body: [
      'Hello {name},',
      'the terms of {sender} for “{brief}” were not answered in time. Either side may take the negotiation up again.',
    ],
    action: 'See the negotiation',
  },
}
