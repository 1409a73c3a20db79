<#import "layout.ftl" as layout>
<@layout.page title=subject?has_content?then(subject, t.mailNoSubject)>
    <dl>
      <div><dt>${t.mailFrom}</dt><dd>${from}</dd></div>
      <div><dt>${t.mailTo}</dt><dd>${to}</dd></div>
      <div><dt>${t.mailSent}</dt><dd>${sent}</dd></div>
    </dl>
    <#if text?has_content>
    <h2>${t.mailText}</h2>
    <pre id="mail-text">${text}</pre>
    </#if>
    <#if hasHtml>
    <h2>${t.mailHtml}</h2>
    <iframe sandbox title="${t.mailHtml}" src="/mail/${name}/html"></iframe>
    </#if>
    <p><a href="/mail/">${t.mailBack}</a></p>
</@layout.page>
