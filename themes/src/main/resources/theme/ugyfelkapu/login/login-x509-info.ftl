<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("ukCertificateTitle")}
  <#elseif section = "form">
    <form id="kc-x509-login-info" class="uk-form" method="post" action="${url.loginAction}" novalidate>
      <@fields.facts>
        <@fields.fact id="certificate_subjectDN" label=msg("ukCertificate")><#if x509.formData.subjectDN??>${x509.formData.subjectDN}<#else>${msg("ukCertificateNone")}</#if></@fields.fact>
        <#if x509.formData.isUserEnabled??>
          <@fields.fact id="username" label=msg("username")>${x509.formData.username!}</@fields.fact>
        </#if>
      </@fields.facts>
      <div class="uk-actions">
        <@fields.submit>${msg("doContinue")}</@fields.submit>
        <#if x509.formData.isUserEnabled??>
          <@fields.secondary name="cancel" id="kc-cancel">${msg("doIgnore")}</@fields.secondary>
        </#if>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
