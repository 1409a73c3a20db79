<#import "template.ftl" as layout>
<#import "ugyfelkapu-form.ftl" as form>
<#--
  positions: the numbers from 1 to 6 that are asked, ascending; telephoneIdGroups: the id that was typed, in groups.
  Everything here is the same for an id that nobody has.
-->
<#assign whole = positions?size == 6>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("digit1", "digit2", "digit3", "digit4", "digit5", "digit6"); section>
  <#if section = "header">
    <#if whole>${msg("ugyfelkapuTelephoneDigitsWholeTitle")}<#else>${msg("ugyfelkapuTelephoneDigitsTitle")}</#if>
  <#elseif section = "form">
    <form method="post" action="${url.loginAction}" novalidate class="uk-form">
      <p>${msg("ugyfelkapuTelephoneDigitsFor")} <@form.groupedCode id="telephone-id" groups=telephoneIdGroups/></p>
      <@form.digits positions=positions legend=msg("ugyfelkapuTelephonePassword") hint=whole?then(msg("ugyfelkapuTelephoneDigitsWholeHint"), msg("ugyfelkapuTelephoneDigitsHint"))/>
      <p class="uk-hint">${msg("ugyfelkapuTelephoneDigitsLock")}</p>
      <@form.actions>
        <@form.primary>${msg("ugyfelkapuContinue")}</@form.primary>
        <@form.secondary name="otherId">${msg("ugyfelkapuTelephoneOtherId")}</@form.secondary>
        <@form.back/>
      </@form.actions>
    </form>
    <details id="telephone-help" class="uk-details">
      <summary>${msg("ugyfelkapuTelephoneForgottenTitle")}</summary>
      <p>${msg("ugyfelkapuTelephoneForgottenCall")}</p>
      <p>${msg("ugyfelkapuTelephoneForgottenOfficial")}</p>
    </details>
  </#if>
</@layout.registrationLayout>
