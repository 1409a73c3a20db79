<#import "template.ftl" as layout>
<#-- The citizen is signed out, so there is no form. change: "plus-removed" or "registration-ended"; serviceUrl: the way back, or absent. -->
<#assign done = "ugyfelkapuDone." + change>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg(done + ".title")}
  <#elseif section = "form">
    <p>${msg(done + ".what")}</p>
    <p>${msg(done + ".now")}</p>
    <p>${msg("ugyfelkapuSignedOutEverywhere")}</p>
    <p>${msg("ugyfelkapuDoneMail")}</p>
    <#if serviceUrl?has_content>
      <p class="uk-actions"><a class="uk-button uk-button-secondary ${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!}" href="${serviceUrl}">${msg("ugyfelkapuBackToService")}</a></p>
    </#if>
  </#if>
</@layout.registrationLayout>
