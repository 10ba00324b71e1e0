import { dealEn } from './deal/en.ts'
import type { MailTexts } from './mail-texts.ts'
import { workEn } from './work/en.ts'

export const en: MailTexts = {
  mails: {
    ...dealEn,
    ...workEn,
    link: {
      subject: 'Your sign-in link for {product}',
      body: ['Hello {name},', 'this link signs you in. It works once, within {minutes} minutes.'],
      action: 'Sign in',
    },
    link_unknown: {
      subject: 'Nobody here has this address yet',
      body: [
        'Hello,',
        'somebody asked for a sign-in link for this address, but no account uses it. If it was you, join with it, or ask for a link with the address you joined with. If it was not you, nothing has happened.',
      ],
      action: 'Join {product}',
    },
    join: {
      subject: 'Set up {workspace} on {product}',
      body: ['Hello,', 'one step is left: open this link to set up {workspace}. It works for 24 hours.'],
      action: 'Set up {workspace}',
    },
    join_known: {
      subject: 'Set up {workspace} on {product}',
      body: [
        'Hello,',
        'you have an account with this address already. This link adds {workspace} to it. It works for 24 hours. If you did not ask for this, nothing will happen.',
      ],
      action: 'Add {workspace}',
    },
    join_guardian: {
      subject: '{artist} asks you to be their guardian on {product}',
      body: [
        'Hello,',
        '{artist} would like to join as {workspace} and is under 18. With this link you set up the act as their guardian: you decide with them about every deal, and they are invited as soon as you are done. It works for 24 hours.',
      ],
      action: 'Set up {workspace} as guardian',
    },
    invitation: {
      subject: '{inviter} invites you to {workspace}',
      body: [
        'Hello,',
        '{inviter} invites you to {workspace} on {product} as {role}. The invitation is open until {until}.',
      ],
      action: 'See the invitation',
    },
    password: {
      subject: 'Your password was changed',
      body: [
        'Hello {name},',
        'your password was just set or changed, and every other device was signed out. If it was not you, sign in with a link and look at your sessions at once.',
      ],
      action: 'Look at your sessions',
    },
    factor_on: {
      subject: 'A second factor protects your account',
      body: [
        'Hello {name},',
        'from now on a code of your authenticator is asked when you sign in. Keep the backup codes where you will find them. If it was not you, write to the house at once.',
      ],
      action: 'Look at your account',
    },
    factor_off: {
      subject: 'The second factor was removed',
      body: [
        'Hello {name},',
        'your account is no longer protected by a second factor. If it was not you, sign in with a link and set it up again at once.',
      ],
      action: 'Look at your account',
    },
    codes_renewed: {
      subject: 'You have new backup codes',
      body: [
        'Hello {name},',
        'new backup codes were made; the old ones no longer work. If it was not you, sign in and renew them at once.',
      ],
      action: 'Look at your account',
    },
    test: {
      subject: 'A test mail from {product}',
      body: ['Hello {name},', 'the house can send mail. Nothing needs to be done.'],
    },
  },
  roles: {
    brand_owner: 'brand owner',
    brand_finance: 'brand finance',
    brand_member: 'brand team',
    artist: 'artist',
    band_member: 'band member',
    manager: 'manager',
    guardian: 'guardian',
    house_matcher: 'matching (house)',
    house_finance: 'finance (house)',
    house_admin: 'administration (house)',
  },
  orOpen: 'Or open this address:',
  footer: 'Sent by {product} because of something done with this address. No answer is needed.',
}
