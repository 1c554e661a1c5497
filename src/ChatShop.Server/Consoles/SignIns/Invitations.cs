using System.Security.Cryptography;
using System.Text;
using ChatShop.Storage.Accounts;
using ChatShop.Trade;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Server.Consoles.SignIns;

/// <summary>Links that lead one more person into the console, once.</summary>
internal sealed class Invitations(AccountContext accounts, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(2);

    /// <summary>Writes one.</summary>
    /// <param name="role">What whoever follows it may do.</param>
    /// <param name="shop">The shop that a seller will keep; null for everybody else.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The word in the link.</returns>
    public async Task<string> InviteAsync(AccountRole role, ShopId? shop, CancellationToken cancellation)
    {
        var word = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var now = clock.GetUtcNow();
        accounts.Invitations.RemoveRange((await accounts.Invitations.ToListAsync(cancellation)).Where(it => it.Until <= now));
        accounts.Invitations.Add(new Invitation { Hash = HashOf(word), Role = role, Shop = shop, Until = now + Life });
        await accounts.SaveChangesAsync(cancellation);
        return word;
    }

    /// <summary>The invitation behind a word; null when there is none any more.</summary>
    public async Task<Invitation?> FindAsync(string? word, CancellationToken cancellation) =>
        word is not null && await accounts.Invitations.FindAsync([HashOf(word)], cancellation) is { } found && found.Until > clock.GetUtcNow() ? found : null;

    /// <summary>Takes it: it leads in no more.</summary>
    /// <returns>False when somebody else was quicker.</returns>
    public async Task<bool> TakeAsync(Invitation invitation, CancellationToken cancellation) =>
        await accounts.Invitations.Where(it => it.Hash == invitation.Hash).ExecuteDeleteAsync(cancellation) == 1;

    /// <summary>The word for whoever opens the shop first; null once somebody has an account.</summary>
    public async Task<string?> FirstAsync(CancellationToken cancellation) =>
        await accounts.Users.AnyAsync(cancellation) ? null : await InviteAsync(AccountRole.Operator, null, cancellation);

    private static string HashOf(string word) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(word)));
}
