<#import "template.ftl" as layout>
<#import "/parts.ftl" as parts>
<@layout.stock text=msg("identityProviderLinkBody", parts.line(identityProviderDisplayName), parts.service(), parts.line(identityProviderContext.username), link, linkExpiration, linkExpirationFormatter(linkExpiration)) link=link/>
