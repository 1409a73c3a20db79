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
    <form class="uk-form" aria-labelledby="uk-link-go-on" method="post" action="${url.loginAction}" novalidate>
      <p id="instruction3">${msg("ukLinkMailDone")}</p>
      <div class="uk-actions"><@fields.primary id="uk-link-go-on">${msg("doContinue")}</@fields.primary></div>
    </form>
    <form class="uk-form uk-resend" aria-labelledby="uk-link-resend" method="post" action="${url.loginAction}" novalidate>
      <p id="instruction2" class="uk-hint">${msg("ukMailSpam")}</p>
      <button type="submit" id="uk-link-resend" class="uk-button uk-button-secondary">${msg("emailVerifyResend")}</button>
    </form>
  </#if>
</@layout.registrationLayout>
