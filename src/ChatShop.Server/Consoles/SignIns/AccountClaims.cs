using System.Security.Claims;
using ChatShop.Storage.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ChatShop.Server.Consoles.SignIns;

/// <summary>Says with each request what somebody's role is.</summary>
internal sealed class AccountClaims(UserManager<Account> accounts, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var claims = await base.GenerateClaimsAsync(user);
        claims.AddClaim(new Claim(claims.RoleClaimType, user.Role.ToString()));
        if (user.Shop is { } shop)
            claims.AddClaim(new Claim(Rights.Shop, shop.ToString()));
        return claims;
    }
}
