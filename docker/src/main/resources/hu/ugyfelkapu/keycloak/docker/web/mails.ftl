<#import "layout.ftl" as layout>
<@layout.page title=t.mailsTitle>
    <#if mails?has_content>
    <p>${t.mailsIntro}</p>
    <ul id="mails" class="mails">
      <#list mails as mail>
      <li>
        <a href="/mail/${mail.name}"><#if mail.subject?has_content>${mail.subject}<#else>${t.mailNoSubject}</#if></a>
        <span>${mail.to} · ${mail.sent}</span>
      </li>
      </#list>
    </ul>
    <#else>
    <p id="no-mails">${t.mailsNone}</p>
    </#if>
</@layout.page>
