using System.Security.Claims;
using ChatShop.Server.Settings;
using ChatShop.Storage.Accounts;
using Microsoft.AspNetCore.Identity;

namespace ChatShop.Server.Consoles.SignIns;

/// <summary>The accounts of those whom another house knows: made when they first come, with the role that house gives them each time.</summary>
internal sealed class OpenIdAccounts(UserManager<Account> accounts, AccountContext tables, Desk desk, OpenIdSettings settings, TimeProvider clock)
{
    /// <summary>What somebody is called there: OpenID Connect Core 1.0, section 5.1.</summary>
    public const string NameClaim = "preferred_username";

    /// <summary>The account of whoever came back with proof.</summary>
    /// <returns>Null when that house gives them no role here; an account they had is ended then.</returns>
    public async Task<Account?> OfAsync(ClaimsPrincipal proof, CancellationToken cancellation)
    {
        if (proof.FindFirstValue("sub") is not { Length: > 0 } subject)
            return null;
        var known = await accounts.FindByLoginAsync(OpenIdSetup.Scheme, subject);
        if (RoleOf(proof) is not { } role)
        {
            if (known is not null)
                await accounts.DeleteAsync(known);
            return null;
        }
        var account = known ?? await MakeAsync(subject, proof.FindFirstValue(NameClaim) ?? subject, role, cancellation);
        if (known is not null && known.Role == role)
            return account;
        account.Role = role;
        await accounts.UpdateAsync(account);
        await desk.JoinAsync(account, cancellation);
        return account;
    }

    /// <summary>The role that lets them do most.</summary>
    private AccountRole? RoleOf(ClaimsPrincipal proof) =>
        proof.FindAll(settings.RoleClaim).Select(claim => settings.Roles.TryGetValue(claim.Value, out var role) ? role : (AccountRole?)null).Max();

    /// <summary>A name that is taken here is somebody else's.</summary>
    private async Task<Account> MakeAsync(string subject, string name, AccountRole role, CancellationToken cancellation)
    {
        await using var whole = await tables.Database.BeginTransactionAsync(cancellation);
        var isTaken = await accounts.FindByNameAsync(name) is not null;
        var account = new Account { UserName = isTaken ? $"{name} ({subject})" : name, Role = role, MadeAt = clock.GetUtcNow(), LockoutEnabled = true };
        Whole(await accounts.CreateAsync(account));
        Whole(await accounts.AddLoginAsync(account, new UserLoginInfo(OpenIdSetup.Scheme, subject, settings.Authority.Host)));
        await whole.CommitAsync(cancellation);
        return account;
    }

    private static void Whole(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Code)));
    }
}
