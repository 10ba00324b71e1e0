import type { WorkMailTexts } from './work-mails.ts'

export const workEn: WorkMailTexts = {
  contract_to_sign: {
    subject: 'Your signature for “{brief}”',
    body: ['Hello {name},', 'the contract between {brand} and {act} is ready for you to read and sign until {until}.'],
    action: 'Read and sign',
  },
  contract_sealed: {
    subject: 'The contract for “{brief}” is signed',
    body: [
      'Hello {name},',
      'everyone has signed the contract between {brand} and {act}. Its SHA-256 is {hash}; keep this mail, because the hash proves any copy.',
      'Work begins when the funds are secured. You hear from us then.',
    ],
    action: 'Open the contract',
  },
  contract_to_fund: {
    subject: 'Secure the funds for “{brief}”',
    body: [
      'Hello {name},',
      'everyone has signed the contract between {brand} and {act}. Its SHA-256 is {hash}; keep this mail, because the hash proves any copy.',
      'Pay {amount} in now; {act} begins when the funds are secured.',
    ],
    action: 'Secure the funds',
  },
  contract_ended: {
    subject: 'The contract for “{brief}” will not be concluded',
    body: [
      'Hello {name},',
      'the contract between {brand} and {act} ended before everyone had signed. The reason stands on its page. Nothing is owed.',
    ],
    action: 'Read why',
  },
  funds_secured: {
    subject: 'The funds for “{brief}” are secured',
    body: ['Hello {name},', '{brand} has paid in {amount}. You can start now.'],
    action: 'See what is to be made',
  },
  payment_failed: {
    subject: 'The payment for “{brief}” did not arrive',
    body: ['Hello {name},', 'the payment of {amount} was not completed. Nothing was charged; you can begin it again.'],
    action: 'Pay again',
  },
  work_submitted: {
    subject: '{act} handed in work for “{brief}”',
    body: [
      'Hello {name},',
      '{act} handed in work for “{brief}”. Approve it or ask for changes until {until}; without an answer it counts as approved.',
    ],
    action: 'Review the work',
  },
  changes_requested: {
    subject: '{brand} asks for changes to “{brief}”',
    body: ['Hello {name},', '{brand} asks for changes. What should be different stands beside the work.'],
    action: 'Read the note',
  },
  work_approved: {
    subject: 'Your work for “{brief}” is approved',
    body: ['Hello {name},', 'your work for {brand} is approved.'],
    action: 'See the work',
  },
  payout_blocked: {
    subject: '{amount} wait for you',
    body: [
      'Hello {name},',
      '{amount} for “{brief}” are released. The payment provider still needs something from you before it can be sent.',
    ],
    action: 'Complete your account',
  },
  payout_submitted: {
    subject: '{amount} are on their way',
    body: ['Hello {name},', '{amount} for “{brief}” are on their way to your bank. They should land by {until}.'],
    action: 'See your money',
  },
  payout_paid: {
    subject: '{amount} have landed',
    body: ['Hello {name},', 'your bank has received {amount} for “{brief}”.'],
    action: 'See your money',
  },
  payout_failed: {
    subject: 'Your bank did not take {amount}',
    body: [
      'Hello {name},',
      '{amount} for “{brief}” could not be paid out. The money is yours and safe; check your account with the payment provider.',
    ],
    action: 'See what is wrong',
  },
  payout_needs_house: {
    subject: 'A payout to {act} needs a look',
    body: ['Hello {name},', 'the payout of {amount} to {act} for “{brief}” did not go through: {failure}'],
    action: 'Open the payout',
  },
  contract_completed: {
    subject: '“{brief}” is complete',
    body: ['Hello {name},', 'all work between {brand} and {act} is approved. Thank you for working with {product}.'],
    action: 'See the deal',
  },
}
