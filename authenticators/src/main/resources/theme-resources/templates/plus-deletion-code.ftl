<#import "template.ftl" as layout>
<#import "ugyfelkapu-form.ftl" as form>
<#-- codeGroups: the four groups of the code; createdAt: formatted time; downloadUri: data: URI of the text file; inSettings: a change, not a login. -->
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("deletionCodeSaved"); section>
  <#if section = "header">
    ${msg("ugyfelkapuDeletionTitle")}
  <#elseif section = "form">
    <p>${msg("ugyfelkapuDeletionLead")} <strong>${msg("ugyfelkapuDeletionKeepsAccount")}</strong></p>
    <p class="uk-code-box"><@form.groupedCode id="deletion-code" groups=codeGroups/></p>
    <p class="uk-hint">${msg("ugyfelkapuDeletionCreated", createdAt)}</p>
    <div class="uk-actions uk-code-tools">
      <@form.copyButton text=codeGroups?join("-") done=msg("ugyfelkapuDeletionCopied")>${msg("ugyfelkapuDeletionCopy")}</@form.copyButton>
      <a class="uk-button uk-button-secondary ${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!}" href="${downloadUri}" download="torlokod.txt">${msg("ugyfelkapuDeletionDownload")}</a>
      <@form.printButton>${msg("ugyfelkapuDeletionPrint")}</@form.printButton>
    </div>
    <p>${msg("ugyfelkapuDeletionOnce")}</p>
    <p>${msg("ugyfelkapuDeletionSecret")}</p>
    <p class="uk-notice"><#if inSettings!false>${msg("ugyfelkapuDeletionNotChanged")}<#else>${msg("ugyfelkapuDeletionNotActive")}</#if></p>
    <form method="post" action="${url.loginAction}" novalidate class="uk-form">
      <@form.checkbox name="deletionCodeSaved" label=msg("ugyfelkapuDeletionSaved")/>
      <@form.actions>
        <@form.primary name="finish">${msg("ugyfelkapuFinish")}</@form.primary>
        <#if inSettings!false>
          <@form.back/>
        </#if>
      </@form.actions>
    </form>
  </#if>
</@layout.registrationLayout>
