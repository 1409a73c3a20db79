<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("emailLinkIdpTitle", idpDisplayName)}
  <#elseif section = "form">
    <p id="instruction1">${msg("ukLinkMail")}</p>
    <@fields.facts>
      <@fields.fact label=msg("ukLinkMailProvider")>${idpDisplayName}</@fields.fact>
      <@fields.fact label=msg("username")>${(brokerContext.username)!}</@fields.fact>
    </@fields.facts>
    <#-- Both ask the server whether the address has been confirmed meanwhile; if not, it sends another mail. -->
    <form class="uk-form" method="post" action="${url.loginAction}" novalidate>
      <p id="instruction3">${msg("ukLinkMailDone")}</p>
      <div class="uk-actions"><@fields.primary>${msg("doContinue")}</@fields.primary></div>
    </form>
    <form class="uk-form uk-resend" method="post" action="${url.loginAction}" novalidate>
      <p id="instruction2" class="uk-hint">${msg("ukMailSpam")}</p>
      <button type="submit" class="uk-button uk-button-secondary">${msg("emailVerifyResend")}</button>
    </form>
  </#if>
</@layout.registrationLayout>
