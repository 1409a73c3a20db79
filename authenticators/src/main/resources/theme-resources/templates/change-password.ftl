<#import "template.ftl" as layout>
<#import "ugyfelkapu-form.ftl" as form>
<#-- username: whose password this is; rules: what a new password must keep, as sentences. -->
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("password", "passwordNew", "passwordConfirm"); section>
  <#if section = "header">
    ${msg("ugyfelkapuChangePasswordTitle")}
  <#elseif section = "form">
    <form method="post" action="${url.loginAction}" novalidate class="uk-form">
      <@form.knownUser username=username!"" shown=true/>
      <@form.passwordField name="password" label=msg("ugyfelkapuPasswordOld")/>
      <#if rules?has_content>
        <div id="password-rules" class="uk-rules">
          <p>${msg("ugyfelkapuPasswordRules")}</p>
          <ul>
            <#list rules as rule>
              <li>${rule}</li>
            </#list>
          </ul>
        </div>
      </#if>
      <@form.passwordField name="passwordNew" label=msg("ugyfelkapuPasswordNew") autocomplete="new-password" describedby=rules?has_content?then("password-rules", "")/>
      <@form.passwordField name="passwordConfirm" label=msg("ugyfelkapuPasswordConfirm") autocomplete="new-password"/>
      <p class="uk-hint">${msg("ugyfelkapuChangeEndsSessions")}</p>
      <@form.actions>
        <@form.primary>${msg("ugyfelkapuChangePassword")}</@form.primary>
        <@form.cancelAction/>
      </@form.actions>
    </form>
  </#if>
</@layout.registrationLayout>
