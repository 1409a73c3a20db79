<#--
  The form parts of the pack's own pages. One macro owns label, hint, error and ids of a field, so that
  no page can tie them together wrongly. The class properties of Keycloak's themes make the parts usable
  under stock themes; the uk- classes and data-uk- hooks belong to the theme "ugyfelkapu". What needs its
  script is rendered hidden and shown by the script.
-->

<#-- Ids for aria-describedby: the hint, then the error, as far as they exist. -->
<#function describedBy name hint extra="">
  <#local ids = []>
  <#if hint?has_content><#local ids += [name + "-hint"]></#if>
  <#if extra?has_content><#local ids += [extra]></#if>
  <#if messagesPerField.existsError(name)><#local ids += [name + "-error"]></#if>
  <#return ids?join(" ")>
</#function>

<#macro error name>
  <#if messagesPerField.existsError(name)>
    <p id="${name}-error" class="uk-error ${properties.kcInputErrorMessageClass!}"><span class="uk-hidden">${msg("ugyfelkapuErrorPrefix")}</span> ${messagesPerField.get(name)}</p>
  </#if>
</#macro>

<#macro describing ids><#if ids?has_content> aria-describedby="${ids}"</#if></#macro>

<#macro field name label hint="" type="text" autocomplete="off" inputmode="" value="" code=false long=false readonly=false describedby="">
  <div class="uk-field<#if messagesPerField.existsError(name)> uk-field-wrong</#if> ${properties.kcFormGroupClass!}">
    <label id="${name}-label" for="${name}" class="uk-label ${properties.kcLabelClass!}">${label}</label>
    <#if hint?has_content><p id="${name}-hint" class="uk-hint">${hint}</p></#if>
    <@error name/>
    <div class="uk-control">
      <span class="uk-input ${properties.kcInputClass!}">
        <input id="${name}" name="${name}" type="${type}" value="${value}" dir="ltr"<#if code> class="uk-code-input<#if long> uk-code-long</#if>"</#if> autocomplete="${autocomplete}"<#if inputmode?has_content> inputmode="${inputmode}"</#if> spellcheck="false" autocapitalize="none" autocorrect="off"<#if readonly> readonly</#if><@describing describedBy(name, hint, describedby)/><#if messagesPerField.existsError(name)> aria-invalid="true"</#if>>
      </span>
      <#if type = "password">
        <button type="button" class="uk-toggle" hidden data-uk-toggle="${name}" aria-controls="${name}" aria-describedby="${name}-label" data-uk-show="${msg("ugyfelkapuShowPassword")}" data-uk-hide="${msg("ugyfelkapuHidePassword")}" data-uk-shown="${msg("ugyfelkapuPasswordShown")}" data-uk-hidden="${msg("ugyfelkapuPasswordHidden")}">${msg("ugyfelkapuShowPassword")}</button>
      </#if>
    </div>
  </div>
</#macro>

<#macro passwordField name label hint="" autocomplete="current-password" inputmode="" describedby="">
  <@field name=name label=label hint=hint type="password" autocomplete=autocomplete inputmode=inputmode describedby=describedby/>
</#macro>

<#-- The user name of whoever is known already: for password managers, or for everybody to see whose registration this is. -->
<#macro knownUser username shown=false>
  <#if shown>
    <@field name="username" label=msg("ugyfelkapuUsername") value=username autocomplete="username" readonly=true/>
  <#else>
    <div class="uk-hidden">
      <label for="username">${msg("ugyfelkapuUsername")}</label>
      <input id="username" name="username" type="text" value="${username}" autocomplete="username" readonly tabindex="-1">
    </div>
  </#if>
</#macro>

<#-- One text field for a six-digit code: spaces and hyphens are the server's to remove. -->
<#macro codeField name label hint="" describedby="">
  <@field name=name label=label hint=hint autocomplete="one-time-code" inputmode="numeric" code=true describedby=describedby/>
</#macro>

<#--
  Digits of a password by their positions, each in a field digit1 … digit6 of its own. No password fields: password
  managers would fill in and offer to save what is only a part.
-->
<#macro digits positions legend hint>
  <fieldset class="uk-field uk-group ${properties.kcFormGroupClass!}" aria-describedby="digits-hint">
    <legend class="uk-label">${legend}</legend>
    <p id="digits-hint" class="uk-hint">${hint}</p>
    <#list positions as position>
      <@error "digit" + position/>
    </#list>
    <div class="uk-digits">
      <#list positions as position>
        <#local name = "digit" + position>
        <div class="uk-digit">
          <label for="${name}" class="${properties.kcLabelClass!}">${msg("ugyfelkapuTelephoneDigit", position)}</label>
          <span class="uk-input ${properties.kcInputClass!}">
            <input id="${name}" name="${name}" type="text" dir="ltr" size="2" class="uk-code-input" autocomplete="off" inputmode="numeric" spellcheck="false" autocapitalize="none" autocorrect="off"<@describing describedBy(name, "")/><#if messagesPerField.existsError(name)> aria-invalid="true"</#if>>
          </span>
        </div>
      </#list>
    </div>
  </fieldset>
</#macro>

<#macro checkbox name label>
  <div class="uk-field uk-check<#if messagesPerField.existsError(name)> uk-field-wrong</#if> ${properties.kcFormGroupClass!}">
    <@error name/>
    <div class="uk-check-row ${properties.kcCheckboxClass!}">
      <input id="${name}" name="${name}" type="checkbox" value="true" class="${properties.kcCheckboxInputClass!}"<@describing describedBy(name, "")/><#if messagesPerField.existsError(name)> aria-invalid="true"</#if>>
      <label for="${name}" class="${properties.kcCheckboxLabelClass!}">${label}</label>
    </div>
  </div>
</#macro>

<#-- danger: for what cannot be taken back. -->
<#macro primary name="" value="true" danger=false describedby="">
  <button type="submit"<#if name?has_content> name="${name}" value="${value}"</#if><@describing describedby/> class="uk-button uk-button-primary<#if danger> uk-button-danger</#if> ${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonLargeClass!}"><#nested></button>
</#macro>

<#macro secondary name value="true" describedby="">
  <button type="submit" name="${name}" value="${value}"<@describing describedby/> class="uk-button uk-button-secondary ${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!}"><#nested></button>
</#macro>

<#-- One of several ways to go, with a sentence about it where it needs one; stands in a list of class "uk-methods". -->
<#macro choice name value label description="">
  <li>
    <button type="submit" name="${name}" value="${value}"<@describing description?has_content?then(name + "-" + value, "")/> class="uk-button uk-button-method ${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}">${label}</button>
    <#if description?has_content><p id="${name}-${value}" class="uk-hint">${description}</p></#if>
  </li>
</#macro>

<#macro link name value="true">
  <button type="submit" name="${name}" value="${value}" class="uk-button uk-button-link ${properties.kcButtonClass!} ${properties.kcButtonLinkClass!}"><#nested></button>
</#macro>

<#--
  The ways off a page; they come after the primary button, which Enter presses. In a login: back to the chooser of
  identification methods. In the settings (inSettings): back to them. In any action that a service asked for: back to
  the service, a button that Keycloak handles itself.
-->
<#macro back>
  <#if inSettings!false>
    <@link name="toSettings">${msg("ugyfelkapuToSettings")}</@link>
  <#elseif !(isAppInitiatedAction!false)>
    <@link name="back">${msg("ugyfelkapuBack")}</@link>
  </#if>
  <@cancelAction/>
</#macro>

<#macro cancelAction>
  <#if isAppInitiatedAction!false>
    <@link name="cancel-aia">${msg("ugyfelkapuCancelAction")}</@link>
  </#if>
</#macro>

<#--
  Entry of a code that was sent by e-mail, or, while there is no live code (no requestId), the way to get one. Reads
  requestId, validUntil, triesLeft, resendAt and codeSent. address: where the code goes, or no address, then nothing can
  be sent; wrongAddress: what to do if that is not the citizen's; confirm: label of the primary button. Nested: more buttons.
-->
<#macro emailCode address wrongAddress confirm>
  <#if requestId?has_content>
    <#if codeSent!false>
      <p class="uk-notice" data-uk-announce>${msg("ugyfelkapuEmailCodeSent")}</p>
    </#if>
    <p>${msg("ugyfelkapuEmailCodeSentTo")} <strong class="uk-entry">${address}</strong></p>
    <#if validUntil?has_content>
      <p>${msg("ugyfelkapuEmailCodeValidUntil")} <strong>${validUntil}</strong></p>
    </#if>
    <p id="emailCode-request">${msg("ugyfelkapuEmailCodeRequest")} <@groupedCode id="request-id" groups=[requestId]/></p>
    <#if triesLeft??>
      <p id="emailCode-tries">${msg("ugyfelkapuEmailCodeTries", triesLeft)}</p>
    </#if>
    <@codeField name="emailCode" label=msg("ugyfelkapuAppCodeLabel") describedby="emailCode-request" + (triesLeft??)?then(" emailCode-tries", "")/>
    <@actions><@primary>${confirm}</@primary></@actions>
    <div class="uk-resend">
      <p class="uk-hint">${msg("ugyfelkapuNoMailSpam")}</p>
      <@resendWait msg("ugyfelkapuEmailCodeOldVoid")/>
      <@secondary name="resend" describedby="resend-hint">${msg("ugyfelkapuEmailCodeResend")}</@secondary>
    </div>
  <#elseif isAddress(address)>
    <p>${msg("ugyfelkapuEmailCodeNone")}</p>
    <p>${msg("ugyfelkapuEmailCodeGoesTo")} <strong class="uk-entry">${address}</strong></p>
    <@error "emailCode"/>
    <@resendWait ""/>
    <@actions><@primary name="resend" describedby=resendAt?has_content?then("resend-hint", "")>${msg("ugyfelkapuEmailCodeResend")}</@primary></@actions>
  </#if>
  <@actions><#nested></@actions>
  <#if isAddress(address)>
    <details class="uk-details" id="no-mail">
      <summary>${msg("ugyfelkapuNoMailTitle")}</summary>
      <p>${msg("ugyfelkapuNoMailWait")}</p>
      <p>${wrongAddress}</p>
    </details>
  </#if>
</#macro>

<#-- A masked address that was none is dots alone. -->
<#function isAddress text>
  <#return text?contains("@")>
</#function>

<#macro resendWait otherwise>
  <#if resendAt?has_content || otherwise?has_content>
    <p id="resend-hint" class="uk-hint">${otherwise}<#if resendAt?has_content> ${msg("ugyfelkapuEmailCodeResendAt", resendAt)}</#if></p>
  </#if>
</#macro>

<#macro actions>
  <div class="uk-actions ${properties.kcFormGroupClass!} ${properties.kcFormButtonsClass!}">
    <#nested>
  </div>
</#macro>

<#-- A code in groups; each group is its own element so that it wraps, and is named letter by letter, since a screen reader would read it as a word. -->
<#macro groupedCode id groups>
  <code id="${id}" class="uk-code"><#list groups as group><span class="uk-code-group" role="img" aria-label="<#list 0..<group?length as i>${group[i]}<#sep> </#list>">${group}</span><#sep> </#list></code>
</#macro>

<#macro copyButton text done><button type="button" hidden class="uk-button uk-button-secondary ${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!}" data-uk-copy="${text}" data-uk-done="${done}" data-uk-failed="${msg("ugyfelkapuCopyFailed")}"><#nested></button></#macro>

<#macro printButton><button type="button" hidden class="uk-button uk-button-secondary ${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!}" data-uk-print><#nested></button></#macro>
