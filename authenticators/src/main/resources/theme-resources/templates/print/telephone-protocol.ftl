<#-- person: values by the message keys of their labels; channel: "email" or "sms"; usableUntil: absent for a lasting password; questions: message keys; style, policy: the page's own. Never an answer or a password. -->
<!DOCTYPE html>
<html lang="${lang}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="referrer" content="no-referrer">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${msg("ugyfelkapuProtocol.title")} – ${serviceName}</title>
  <style>${style?no_esc}</style>
</head>
<body>
<main>
  <h1>${msg("ugyfelkapuProtocol.title")}</h1>
  <p>${serviceName}</p>

  <h2>${msg("ugyfelkapuProtocol.person")}</h2>
  <#if person?has_content>
  <dl class="lines">
    <#list person as label, value>
    <dt>${msg(label)}</dt>
    <dd>${value}</dd>
    </#list>
  </dl>
  <#else>
  <p>${msg("ugyfelkapuProtocol.personUnknown")}</p>
  </#if>

  <h2>${msg("ugyfelkapuProtocol.registered")}</h2>
  <dl class="lines">
    <dt>${msg("ugyfelkapuProtocol.telephoneId")}</dt>
    <dd class="id">${telephoneId}</dd>
    <dt>${msg("ugyfelkapuProtocol.issuedAt")}</dt>
    <dd>${issuedAt}</dd>
    <dt>${msg("ugyfelkapuProtocol.channel")}</dt>
    <dd>${msg("ugyfelkapuProtocol.channel." + channel)}</dd>
    <dt>${msg("ugyfelkapuProtocol.password")}</dt>
    <#if usableUntil??>
    <dd>${msg("ugyfelkapuProtocol.oneTime", usableUntil)}</dd>
    <#else>
    <dd>${msg("ugyfelkapuProtocol.lasting")}</dd>
    </#if>
  </dl>

  <h2>${msg("ugyfelkapuProtocol.questions")}</h2>
  <#if questions?has_content>
  <p>${msg("ugyfelkapuProtocol.questionsWhat")}</p>
  <ul>
    <#list questions as question>
    <li>${msg(question)}</li>
    </#list>
  </ul>
  <#else>
  <p>${msg("ugyfelkapuProtocol.questionsNone")}</p>
  </#if>

  <h2>${msg("ugyfelkapuProtocol.toKnow")}</h2>
  <ul>
    <#if usableUntil??>
    <li>${msg("ugyfelkapuProtocol.toKnow.change")}</li>
    </#if>
    <li>${msg("ugyfelkapuProtocol.toKnow.secret")}</li>
    <li>${msg("ugyfelkapuProtocol.toKnow.lock")}</li>
    <li>${msg("ugyfelkapuProtocol.toKnow.help")}</li>
  </ul>

  <h2>${msg("ugyfelkapuProtocol.signatures")}</h2>
  <p class="signature">${msg("ugyfelkapuProtocol.place")}</p>
  <p class="signature">${msg("ugyfelkapuProtocol.signaturePerson")}</p>
  <p class="signature">${msg("ugyfelkapuProtocol.signatureOfficial")}</p>
  <p class="printed">${msg("ugyfelkapuProtocol.printedAt", printedAt)}</p>
</main>
</body>
</html>
