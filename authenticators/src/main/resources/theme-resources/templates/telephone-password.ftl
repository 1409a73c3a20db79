<#import "template.ftl" as layout>
<#import "ugyfelkapu-form.ftl" as form>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("passwordNew", "passwordConfirm"); section>
  <#if section = "header">
    ${msg("ugyfelkapuTelephonePasswordTitle")}
  <#elseif section = "form">
    <p>${msg("ugyfelkapuTelephonePasswordLead")}</p>
    <form method="post" action="${url.loginAction}" novalidate class="uk-form">
      <div id="password-rules" class="uk-rules">
        <p>${msg("ugyfelkapuPasswordRules")}</p>
        <ul>
          <li>${msg("ugyfelkapuTelephonePasswordRuleLength")}</li>
          <li>${msg("ugyfelkapuTelephonePasswordRuleEqual")}</li>
          <li>${msg("ugyfelkapuTelephonePasswordRuleRun")}</li>
          <li>${msg("ugyfelkapuTelephonePasswordRuleOwn")}</li>
          <li>${msg("ugyfelkapuTelephonePasswordRuleSame")}</li>
        </ul>
      </div>
      <@form.passwordField name="passwordNew" label=msg("ugyfelkapuTelephonePasswordNew") autocomplete="new-password" inputmode="numeric" describedby="password-rules"/>
      <@form.passwordField name="passwordConfirm" label=msg("ugyfelkapuTelephonePasswordConfirm") autocomplete="new-password" inputmode="numeric"/>
      <p class="uk-hint">${msg("ugyfelkapuTelephonePasswordSecret")}</p>
      <@form.actions>
        <@form.primary>${msg("ugyfelkapuTelephonePasswordSave")}</@form.primary>
        <@form.back/>
      </@form.actions>
    </form>
  </#if>
</@layout.registrationLayout>
