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
  source_state_forbids: 'Diese Publikumsquelle ist im Zustand {state}; dieser Schritt geht jetzt nicht.',
  audience_too_small:
    'Diese Liste hat {people} Personen, nötig sind mindestens {limit}, damit niemand in einer Zahl erkennbar ist. Es wurde nichts behalten.',
  source_needs_platform:
    'Nutzernamen und Hörernummern gehören zu einer Plattform. Bitte angeben, damit nur Gleiches mit Gleichem verglichen wird.',
  question_budget_spent:
    'In {windowDays} Tagen wurde so viel verglichen, dass ein weiterer Vergleich über seine Differenz einzelne Personen zeigen könnte. Ein neuer ist ab {from} möglich; frühere Vergleiche bleiben einsehbar.',
  connector_not_set_up:
    'Dieses Haus hat {platform} noch nicht eingerichtet. Eine Datei oder von Hand eingetragene Zahlen bringen dasselbe Publikum.',
  connection_state_forbids: 'Dieses Konto ist nicht mehr verbunden. Bitte zuerst neu verbinden.',
  connection_attempt_over:
    'Diese Verbindung wurde vor zu langer Zeit oder anderswo begonnen oder ist schon abgeschlossen. Bitte auf der Publikumsseite neu beginnen.',
  connection_denied: '{platform} durfte nichts weitergeben. Es wurde nichts verbunden.',
  artist_page_needed: 'Bitte die Adresse der Artist-Seite einfügen, wie Spotify sie unter „Artist-Link kopieren“ gibt.',
  platform_unreachable: '{platform} antwortet gerade nicht. Es wurde nichts geändert. Bitte später erneut versuchen.',
  platform_refused:
    '{platform} hat die eigene Antwort nicht angenommen. Bitte neu beginnen; passiert es noch einmal, stimmen vielleicht die Schlüssel dieses Hauses nicht.',
  source_is_connected: 'Diese Zahlen stammen aus einem verbundenen Konto. Zum Zurücknehmen bitte das Konto trennen.',
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
  guardian_must_agree:
    'Unter {adultAge} Jahren kann nur eine sorgeberechtigte Person zusagen. Absagen ist immer auch selbst möglich.',
  guardian_not_needed: 'Mit Volljährigkeit braucht es keine sorgeberechtigte Person. Bitte als Artist anmelden.',
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
  membership_gone: 'Diese Rolle besteht hier nicht mehr. Bitte eine andere wählen.',
  step_up_needed: 'Bitte noch einmal die Identität bestätigen und dann wiederholen.',
  not_in_demo: 'Das gehört zur Demowelt, und dies ist keine.',
  already_member: 'Diese Person hat diese Rolle hier bereits.',
  not_an_act: 'Nur Acts haben eine Form, Genres und Sprachen.',
  not_yourself: 'Das geht nicht mit dem eigenen Konto. Bitte eine andere Person der Verwaltung fragen.',
  currency_unknown: '„{currency}“ ist keine Währung, die hier geführt wird.',
  allocation_without_weight: 'Es fehlt, wonach dieser Betrag aufgeteilt wird.',
  rate_out_of_range: 'Ein Satz liegt zwischen 0 und 100 %.',
  not_your_move: 'Dieser Schritt gehört einer anderen Seite.',
  brief_state_forbids: 'Das Briefing ist inzwischen weiter, daher geht das nicht mehr. Neu laden zeigt den Stand.',
  brief_incomplete: 'Das Briefing ist noch nicht vollständig. Was fehlt, ist markiert.',
  roster_act_unknown:
    'Ein Act, der dabei sein muss, hat keinen Preis oder kein vergleichbares Publikum. Bitte einen Preis eintragen oder den Act weglassen.',
  roster_over_budget:
    'Die Acts, die dabei sein müssen, kosten mehr als das Budget. Bitte das Budget erhöhen oder auf einen verzichten.',
  roster_impossible: 'Mit diesem Budget erfüllt keine Auswahl alle Bedingungen. Bitte eine davon lockern.',
  rank_policy_invalid:
    'Einige Gewichte liegen außerhalb ihrer Grenzen oder ergeben zusammen nicht 100. Sie sind markiert.',
  match_state_forbids: 'Diese Paarung ist inzwischen weiter, daher geht das nicht mehr. Neu laden zeigt den Stand.',
  match_invitation_lapsed: 'Die Frist für diese Einladung ist vorbei. Auf die Sichtbarkeit hat das keinen Einfluss.',
  over_budget:
    'Dieses Honorar liegt über dem, was vom Budget des Briefings übrig ist. Einigt euch auf weniger Honorar oder weniger Arbeit.',
  match_invitation_open: 'Diese Einladung gilt noch.',
  act_refuses_sector:
    'Dieser Act arbeitet nicht für die Branche des Briefings. Bitte ablehnen; in der nächsten Rangliste fehlt er.',
  act_bound_to_rival:
    'Dieser Act hat einem Wettbewerber der Branche an Tagen dieses Briefings Exklusivität zugesagt. Bitte ablehnen oder die Daten in einem neuen Briefing verschieben.',
  artist_too_young:
    'Am ersten Tag dieses Briefings ist die Künstlerin oder der Künstler unter 18, und diese Branche ist für Minderjährige geschlossen. Bitte ablehnen.',
  terms_invalid: 'Einige Bedingungen fehlen oder liegen außerhalb der Grenzen. Sie sind markiert.',
  no_fee_policy: 'Es gilt noch keine Gebühr der Agentur. Die Verwaltung der Agentur muss eine festlegen.',
  offer_closed: 'Diese Fassung ist nicht mehr offen. Neu laden zeigt die neueste.',
  offer_expired: 'Dieses Angebot ist abgelaufen. Beide Seiten können eine neue Fassung senden.',
  offer_still_open: 'Eine Fassung dieses Angebots wartet noch auf Antwort.',
  not_your_offer:
    'Nur die Seite, an die diese Fassung geht, kann antworten, und nur die sendende kann sie zurückziehen.',
  offer_not_read: 'Das sind nicht die gelesenen Bedingungen. Bitte neu laden, vergleichen und erneut entscheiden.',
  offer_days_out_of_range: 'Ein Angebot gilt zwischen {least} und {most} Tagen.',
  contract_state_forbids: 'Der Vertrag ist inzwischen weiter, daher geht das nicht mehr. Neu laden zeigt den Stand.',
  contract_signing_over: 'Die Frist zum Unterzeichnen dieses Vertrags ist vorbei.',
  contract_signing_open: 'Dieser Vertrag kann noch unterzeichnet werden.',
  contract_text_changed: 'Das ist nicht der gelesene Text. Bitte neu laden, noch einmal lesen und dann unterzeichnen.',
  not_your_turn_to_sign:
    'Unterzeichnet wird der Reihe nach: erst der Act, dann bei Bedarf die sorgeberechtigte Person, dann die Marke.',
  already_signed: 'Diese Seite hat schon unterzeichnet oder muss es nicht.',
  deliverable_state_forbids:
    'Diese Arbeit ist inzwischen weiter, daher geht das nicht mehr. Neu laden zeigt den Stand.',
  revision_rounds_used:
    'Alle {rounds} vereinbarten Änderungsrunden sind verbraucht. Die Arbeit kann so freigegeben werden, wie sie ist.',
  review_window_over: 'Die Prüffrist ist vorbei, die Arbeit gilt als freigegeben.',
  review_window_open: 'Die Prüffrist läuft noch; Schweigen gilt noch nicht als Freigabe.',
  milestone_state_forbids: 'Dieser Teil des Geldes ist inzwischen weiter, daher geht das nicht mehr.',
  milestone_work_open: 'Arbeit, für die dieses Geld bestimmt ist, ist noch nicht freigegeben ({open} offen).',
  payment_state_forbids: 'Diese Zahlung ist inzwischen weiter. Neu laden zeigt den Stand.',
  payout_state_forbids: 'Diese Auszahlung ist inzwischen weiter. Neu laden zeigt den Stand.',
  payout_account_open:
    'Das Konto ist noch nicht in Ordnung, das Geld käme wieder zurück. Zuerst müssen die Bankdaten beim Zahlungsdienst berichtigt werden.',
  payout_reason_missing: 'Bitte angeben, warum diese Auszahlung zurückgehalten wird.',
  account_unknown: 'Ein Konto dieses Namens gibt es im Hauptbuch nicht.',
  amount_not_positive: 'Der Betrag muss über null liegen.',
  payee_missing: 'Eine Provision ist vereinbart, aber niemand ist als Empfang genannt.',
  account_overdrawn: 'Auf diesem Konto ist dafür nicht genug.',
  already_booked: 'Diese Bewegung steht schon im Hauptbuch.',
  file_too_large: 'Die Datei ist größer als {limit}. Bitte eine kleinere oder einen Link senden.',
  file_type_refused: 'Dateien dieser Art werden hier nicht aufbewahrt. Bilder, Video, Audio und PDF schon.',
  file_empty: 'Die Datei ist leer.',
  payments_unreachable:
    'Der Zahlungsdienst antwortet gerade nicht. Es wurde nichts abgebucht. Bitte bald erneut versuchen.',
  country_missing:
    'Dieser Arbeitsbereich hat noch kein Land. Unter Einstellungen, Arbeitsbereich wählen; dann die Auszahlungen einrichten.',
  payment_refused: 'Der Zahlungsdienst hat das abgelehnt: {message}',
  signature_wrong: 'Die Signatur dieser Nachricht passt nicht; nichts davon wurde geglaubt.',
}
