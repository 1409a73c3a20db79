<#import "template.ftl" as layout>
<#import "ugyfelkapu-form.ftl" as form>
<#-- username: whose registration ends. -->
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("password", "endConfirmed"); section>
  <#if section = "header">
    ${msg("ugyfelkapuEndTitle")}
  <#elseif section = "form">
    <p>${msg("ugyfelkapuEndLead")} <strong>${msg("ugyfelkapuEndFinal")}</strong></p>
    <ul>
      <li>${msg("ugyfelkapuEndLogin")}</li>
      <li>${msg("ugyfelkapuEndFactors")}</li>
      <li>${msg("ugyfelkapuEndSessions")}</li>
      <li>${msg("ugyfelkapuEndOthers")}</li>
    </ul>
    <p>${msg("ugyfelkapuEndOnlyPlus")}</p>
    <form method="post" action="${url.loginAction}" novalidate class="uk-form">
      <@form.knownUser username=username!"" shown=true/>
      <@form.passwordField name="password" label=msg("ugyfelkapuEnrolPassword")/>
      <@form.checkbox name="endConfirmed" label=msg("ugyfelkapuEndConfirm")/>
      <@form.actions>
        <@form.primary name="end" danger=true>${msg("ugyfelkapuEnd")}</@form.primary>
        <@form.cancelAction/>
      </@form.actions>
    </form>
  </#if>
</@layout.registrationLayout>
