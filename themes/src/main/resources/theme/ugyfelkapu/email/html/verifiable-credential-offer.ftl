<#import "template.ftl" as layout>
<#import "/parts.ftl" as parts>
<@layout.stock text=msg("verifiableCredentialOfferBody", link, linkExpiration, parts.service(), parts.line(credentialScopeDisplayName), linkExpirationFormatter(linkExpiration)) link=link/>
