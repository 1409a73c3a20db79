<#if (social.providers)?has_content>
  <section id="kc-social-providers" aria-labelledby="kc-social-title">
    <h2 id="kc-social-title">${msg("identity-provider-login-label")}</h2>
    <ul class="uk-methods">
      <#list social.providers as p>
        <li><a id="social-${p.alias}" class="uk-button uk-button-secondary" href="${p.loginUrl}">${p.displayName!}</a></li>
      </#list>
    </ul>
  </section>
</#if>
