<#import "template.ftl" as layout>
<#import "ugyfelkapu-form.ftl" as form>
<#-- The deletion code was right; emailRemains: the e-mail code stays active. -->
<@layout.registrationLayout; section>
  <#if section = "header">
    <#if emailRemains!false>${msg("ugyfelkapuRemovedAppTitle")}<#else>${msg("ugyfelkapuRemovedTitle")}</#if>
  <#elseif section = "form">
    <p>${msg("ugyfelkapuRemovedWhat")} <strong>${msg("ugyfelkapuRemovedKeepsAccount")}</strong></p>
    <#if emailRemains!false>
      <p>${msg("ugyfelkapuRemovedEmailRemains")}</p>
    </#if>
    <p>${msg("ugyfelkapuRemovedNext")}</p>
    <p>${msg("ugyfelkapuDoneMail")}</p>
    <form method="post" action="${url.loginAction}" novalidate class="uk-form">
      <@form.actions>
        <@form.primary name="continue">${msg("ugyfelkapuOfferApp")}</@form.primary>
      </@form.actions>
    </form>
  </#if>
</@layout.registrationLayout>
