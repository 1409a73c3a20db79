<#import "template.ftl" as layout>
<#import "ugyfelkapu-form.ftl" as form>
<#-- The deletion code was right; emailRemains: the e-mail code stays active, and a login goes on by it; inSettings: the next app follows at once. -->
<#assign byEmail = (emailRemains!false) && !(inSettings!false)>
<@layout.registrationLayout; section>
  <#if section = "header">
    <#if emailRemains!false>${msg("ugyfelkapuRemovedAppTitle")}<#else>${msg("ugyfelkapuRemovedTitle")}</#if>
  <#elseif section = "form">
    <p>${msg("ugyfelkapuRemovedWhat")} <strong>${msg("ugyfelkapuRemovedKeepsAccount")}</strong></p>
    <#if emailRemains!false>
      <p>${msg("ugyfelkapuRemovedEmailRemains")}</p>
    </#if>
    <p><#if byEmail>${msg("ugyfelkapuRemovedNextByEmail")}<#else>${msg("ugyfelkapuRemovedNext")}</#if></p>
    <p>${msg("ugyfelkapuDoneMail")}</p>
    <form method="post" action="${url.loginAction}" novalidate class="uk-form">
      <@form.actions>
        <@form.primary name="continue"><#if byEmail>${msg("ugyfelkapuContinue")}<#else>${msg("ugyfelkapuOfferApp")}</#if></@form.primary>
      </@form.actions>
    </form>
  </#if>
</@layout.registrationLayout>
