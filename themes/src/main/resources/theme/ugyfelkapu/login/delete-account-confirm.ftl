<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("deleteAccountConfirm")}
  <#elseif section = "form">
    <p class="uk-notice uk-notice-wrong"><strong>${msg("irreversibleAction")}</strong></p>
    <p>${msg("deletingImplies")}</p>
    <ul>
      <li>${msg("loggingOutImmediately")}</li>
      <li>${msg("errasingData")}</li>
    </ul>
    <#-- It speaks of the button to keep the account. -->
    <#if triggered_from_aia!false><p>${msg("finalDeletionConfirmation")}</p></#if>
    <form class="uk-form" method="post" action="${url.loginAction}" novalidate>
      <div class="uk-actions">
        <@fields.primary danger=true>${msg("doConfirmDelete")}</@fields.primary>
        <#if triggered_from_aia!false>
          <@fields.secondary name="cancel-aia">${msg("doCancel")}</@fields.secondary>
        </#if>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
