<#-- The fields of the stock pages that this theme rewrites: one macro owns label, hint, error and ids. -->

<#macro error id>
  <#if messagesPerField.existsError(id)>
    <p id="${id}-error" class="uk-error"><span class="uk-hidden">${msg("ukErrorPrefix")}</span> ${messagesPerField.get(id)}</p>
  </#if>
</#macro>

<#-- Ids for aria-describedby: the hint, what else explains the field, the error, the text below, as far as they exist. -->
<#function describedBy id hint="" after="" extra="">
  <#local ids = []>
  <#if hint?has_content><#local ids += [id + "-hint"]></#if>
  <#if extra?has_content><#local ids += [extra]></#if>
  <#if messagesPerField.existsError(id)><#local ids += [id + "-error"]></#if>
  <#if after?has_content><#local ids += [id + "-after"]></#if>
  <#return ids?join(" ")>
</#function>

<#macro mark required><#if required> <span class="required">*</span></#if></#macro>

<#-- Label, hint and error around one control, which the nested part prints. -->
<#macro row id label hint="" after="" required=false>
  <div class="uk-field<#if messagesPerField.existsError(id)> uk-field-wrong</#if>">
    <label for="${id}" class="uk-label">${label}<@mark required/></label>
    <#if hint?has_content><div id="${id}-hint" class="uk-hint">${hint}</div></#if>
    <@error id/>
    <#nested id>
    <#if after?has_content><div id="${id}-after" class="uk-hint">${after}</div></#if>
  </div>
</#macro>

<#-- The same around several controls. It takes the focus itself when the error summary leads to it. -->
<#macro group id label hint="" after="" required=false>
  <#local ids = describedBy(id, hint, after)>
  <fieldset id="${id}" tabindex="-1" class="uk-field uk-group<#if messagesPerField.existsError(id)> uk-field-wrong</#if>"<#if ids?has_content> aria-describedby="${ids}"</#if>>
    <legend class="uk-label">${label}<@mark required/></legend>
    <#if hint?has_content><div id="${id}-hint" class="uk-hint">${hint}</div></#if>
    <@error id/>
    <#nested>
    <#if after?has_content><div id="${id}-after" class="uk-hint">${after}</div></#if>
  </fieldset>
</#macro>

<#macro text id label name=id type="text" value="" autocomplete="off" inputmode="" readonly=false code=false hint="" required=false described="">
  <@row id=id label=label hint=hint required=required>
    <#local ids = describedBy(id, hint, "", described)>
    <div class="uk-control">
      <span class="uk-input">
        <input id="${id}" name="${name}" type="${type}" value="${value}" dir="ltr"<#if code> class="uk-code-input"</#if> autocomplete="${autocomplete}"<#if inputmode?has_content> inputmode="${inputmode}"</#if> spellcheck="false" autocapitalize="none" autocorrect="off"<#if readonly> readonly</#if><#if messagesPerField.existsError(id)> aria-invalid="true"</#if><#if ids?has_content> aria-describedby="${ids}"</#if>>
      </span>
      <#if type = "password">
        <button type="button" class="uk-toggle" hidden data-uk-toggle="${id}" aria-controls="${id}" data-uk-show="${msg("showPassword")}" data-uk-hide="${msg("hidePassword")}" data-uk-shown="${msg("ukPasswordShown")}" data-uk-hidden="${msg("ukPasswordHidden")}">${msg("showPassword")}</button>
      </#if>
    </div>
  </@row>
</#macro>

<#macro password id label name=id autocomplete="current-password" required=false described="">
  <@text id=id name=name label=label type="password" autocomplete=autocomplete required=required described=described/>
</#macro>

<#-- A box that stands alone; confirm: the text that a script shows if it is not ticked (js/confirm.js). -->
<#macro check id label name=id value="on" checked=false confirm="">
  <div class="uk-field<#if messagesPerField.existsError(id)> uk-field-wrong</#if>">
    <@error id/>
    <#if confirm?has_content><p id="${id}-confirm" class="uk-error" hidden><span class="uk-hidden">${msg("ukErrorPrefix")}</span> ${confirm}</p></#if>
    <@option type="checkbox" id=id name=name value=value label=label checked=checked/>
  </div>
</#macro>

<#-- type: radio or checkbox. -->
<#macro option type id name value label checked=false>
  <div class="uk-check-row">
    <input id="${id}" name="${name}" type="${type}" value="${value}"<#if checked> checked</#if><#if messagesPerField.existsError(id)> aria-invalid="true" aria-describedby="${id}-error"</#if>>
    <label for="${id}">${label}</label>
  </div>
</#macro>

<#-- What the citizen sees but cannot change; it is not sent. -->
<#macro facts>
  <dl class="uk-facts"><#nested></dl>
</#macro>

<#macro fact label id="">
  <div><dt>${label}</dt><dd<#if id?has_content> id="${id}"</#if>><#nested></dd></div>
</#macro>

<#macro submit name="login" value="true" id="kc-login"><button type="submit" id="${id}" name="${name}" value="${value}" class="uk-button uk-button-primary"><#nested></button></#macro>

<#macro primary id="" danger=false><button type="submit"<#if id?has_content> id="${id}"</#if> class="uk-button uk-button-primary<#if danger> uk-button-danger</#if>"><#nested></button></#macro>

<#macro secondary name value="true" id=""><button type="submit" name="${name}" value="${value}"<#if id?has_content> id="${id}"</#if> class="uk-button uk-button-secondary"><#nested></button></#macro>

<#-- Back to the service that asked for this action; Keycloak handles the button itself. -->
<#macro cancelAction id="">
  <#if isAppInitiatedAction??>
    <@secondary name="cancel-aia" id=id>${msg("doCancel")}</@secondary>
  </#if>
</#macro>

<#macro copyButton text id="" done=msg("ukCopied")><button type="button" hidden<#if id?has_content> id="${id}"</#if> class="uk-button uk-button-secondary" data-uk-copy="${text}" data-uk-done="${done}" data-uk-failed="${msg("ukCopyFailed")}"><#nested></button></#macro>

<#-- A code in groups that wrap; each is named sign by sign, since a screen reader would read it as a word. -->
<#macro groupedCode id code size=4>
  <code<#if id?has_content> id="${id}"</#if> class="uk-code"><#list code?split("")?chunk(size) as signs><span class="uk-code-group" role="img" aria-label="${signs?join(" ")}">${signs?join("")}</span><#sep> </#list></code>
</#macro>
