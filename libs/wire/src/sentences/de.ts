import type { ProblemCode } from '../problem.ts'

export const de: Record<ProblemCode, string> = {
  invalid_request: 'Ein Teil der Eingabe ist nicht gültig. Die Felder unten sagen, was zu ändern ist.',
  malformed_text:
    'Der Text in „{field}“ enthält Zeichen, die nicht gespeichert werden können. Bitte entfernen und erneut versuchen.',
  body_too_large: 'Die Sendung ist größer als {limit}. Bitte weniger auf einmal senden.',
  body_too_deep: 'Die Sendung ist mehr als {limit} Ebenen tief verschachtelt.',
  unsupported_media_type: 'Bitte als {expected} senden.',
  cross_site_request:
    'Diese Anfrage kam nicht von dieser Seite und wurde nicht ausgeführt. Seite neu laden und erneut versuchen.',
  not_signed_in: 'Bitte anmelden, um fortzufahren.',
  not_allowed: 'Die aktuelle Rolle erlaubt das hier nicht. Jemand mit passender Rolle kann es tun oder erlauben.',
  not_found: 'Unter dieser Adresse gibt es nichts, oder es ist hier nicht sichtbar.',
  method_not_allowed: 'Diese Adresse nimmt diese Art von Anfrage nicht an.',
  version_needed: 'Bitte angeben, welche Version geändert wird (If-Match), damit niemandes Arbeit überschrieben wird.',
  version_changed: 'Inzwischen hat jemand anderes etwas geändert. Bitte beide Fassungen vergleichen und entscheiden.',
  idempotency_key_reused:
    'Dieser Idempotenzschlüssel wurde schon für eine andere Anfrage benutzt. Bitte einen neuen nehmen.',
  request_in_progress: 'Dieselbe Anfrage läuft noch. Einen Moment warten und nachsehen.',
  too_many_requests: 'Zu viele Versuche. Bitte {seconds} Sekunden warten und erneut versuchen.',
  shutting_down: 'Dieser Server startet neu. Bitte in einigen Sekunden erneut versuchen.',
  database_unreachable:
    'Die Datenbank antwortet gerade nicht. Es wurde nichts geändert. Bitte gleich noch einmal versuchen.',
  unexpected:
    'Bei uns ist etwas schiefgegangen. Nichts blieb halb erledigt. Für eine Meldung bitte Anfrage {requestId} angeben.',
  currency_mismatch: 'Die Beträge sind in verschiedenen Währungen ({a} und {b}).',
  role_not_in_workspace: 'Diese Art von Arbeitsbereich kennt die Rolle „{role}“ nicht.',
  role_not_yours_to_give:
    'Die aktuelle Rolle darf diese Rolle nicht vergeben, ändern oder entziehen. Wer für den Arbeitsbereich verantwortlich ist, kann es.',
  last_owner:
    'Niemand sonst ist für diesen Arbeitsbereich verantwortlich. Bitte zuerst jemand anderem diese Rolle geben.',
  invitation_closed: 'Diese Einladung ist nicht mehr offen: Sie wurde angenommen oder zurückgezogen.',
  invitation_expired: 'Diese Einladung ist abgelaufen. Bitte um erneutes Senden bitten.',
  mandate_needed: 'Für diese Rolle braucht es ein Mandat: was erlaubt ist, bis zu welchem Betrag und bis wann.',
  mandate_not_for_role: 'Ein Mandat gibt es nur fürs Management. Bitte für diese Rolle weglassen.',
  mandate_expired: 'Das Mandat endete am {until}. Bitte um Verlängerung bitten.',
  mandate_too_small: 'Dieser Betrag liegt über dem Mandat. Bitte um Zustimmung oder ein höheres Limit bitten.',
  mandate_other_currency: 'Das Mandat gilt nur für {currency}. Bitte hierfür um Zustimmung bitten.',
  mandate_other_category: 'Das Mandat umfasst diese Produktart nicht. Bitte um Zustimmung bitten.',
  mandate_silent: 'Das Mandat erlaubt dies nicht allein. Bitte um Ausführung oder ein weiteres Mandat bitten.',
  mandate_wrong: 'Das Mandat braucht ein Limit über null und einen letzten Tag, der noch nicht vorbei ist.',
  guardian_needed:
    'Unter {adultAge} Jahren geht die Anmeldung nur mit einer sorgeberechtigten Person. Bitte deren Adresse angeben oder sich von ihr einladen lassen.',
  guardian_under_age: 'Eine sorgeberechtigte Person ist mindestens {adultAge} Jahre alt.',
  birth_date_wrong: 'Dieses Geburtsdatum kann nicht stimmen. Bitte das Jahr prüfen.',
  birth_date_needed: 'Für diese Rolle verlangt das Gesetz ein Geburtsdatum.',
  name_needed: 'Bitte einen Namen angeben.',
  link_not_valid: 'Dieser Link ist abgelaufen oder schon benutzt. Bitte einen neuen anfordern.',
  credentials_wrong:
    'Adresse und Passwort passen nicht zusammen. Bitte erneut versuchen oder einen Anmeldelink anfordern.',
  password_wrong: 'Das ist nicht das aktuelle Passwort.',
  account_suspended: 'Dieses Konto ist gesperrt. Bitte an das Haus schreiben, damit es geprüft wird.',
  second_factor_needed:
    'Diese Rolle verlangt einen zweiten Faktor. Bitte einrichten oder bestätigen und dann fortfahren.',
  second_factor_wrong:
    'Dieser Code stimmt nicht oder wurde schon benutzt. Bitte den nächsten abwarten und erneut versuchen.',
  second_factor_present: 'Ein zweiter Faktor ist schon eingerichtet. Bitte zuerst entfernen, um neu zu beginnen.',
  second_factor_absent: 'Es ist noch kein zweiter Faktor eingerichtet.',
  second_factor_required: 'Eine der Rollen verlangt den zweiten Faktor, daher bleibt er bestehen.',
  step_up_needed: 'Bitte noch einmal die Identität bestätigen und dann wiederholen.',
  not_in_demo: 'Das gehört zur Demowelt, und dies ist keine.',
  already_member: 'Diese Person hat diese Rolle hier bereits.',
  not_an_act: 'Nur Acts haben eine Form und Genres.',
  not_yourself: 'Das geht nicht mit dem eigenen Konto. Bitte eine andere Person der Verwaltung fragen.',
}
