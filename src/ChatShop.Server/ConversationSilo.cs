using System.Net;
using System.Net.Sockets;
using ChatShop.Server.Embedded;
using ChatShop.Server.Settings;
using ChatShop.Server.Telemetry;
using Orleans.Configuration;
using StackExchange.Redis;

namespace ChatShop.Server;

/// <summary>Where conversations live: the silo, and the Redis that keeps their sessions and knows which servers there are.</summary>
internal static class ConversationSilo
{
    /// <summary>Over how many connections sessions are written. The embedded server holds each until its write is on disk, so that one would write one at a time. For all else the last of them is taken.</summary>
    private const int Lanes = 4;

    /// <summary>Adds both; the Redis is the embedded one unless another is set.</summary>
    /// <param name="builder">The server's.</param>
    /// <param name="settings">Which Redis, and whether there are several servers.</param>
    /// <param name="clusterName">What the servers of one shop call themselves.</param>
    public static void AddTo(WebApplicationBuilder builder, ShopSettings settings, string clusterName)
    {
        var connection = settings.Redis;
        if (connection is null)
        {
            var garnet = EmbeddedGarnet.Start(settings.Data.Folder("sessions"));
            builder.Services.AddSingleton(_ => garnet);
            connection = garnet.ConnectionString;
        }
        var redis = ConfigurationOptions.Parse(connection);
        redis.AbortOnConnectFail = false;
        for (var lane = 0; lane < Lanes; lane++)
            builder.Services.AddSingleton<IConnectionMultiplexer>(provider =>
            {
                provider.GetService<EmbeddedGarnet>(); // Made first, so that it is put away last.
                return ConnectionMultiplexer.Connect(redis);
            });
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(cluster =>
            {
                cluster.ServiceId = clusterName;
                // Alone, every start is a cluster of its own: nobody waits for a server that is gone.
                cluster.ClusterId = settings.IsCluster ? clusterName : Guid.NewGuid().ToString("N");
            });
            // A server that is gone is known to be gone within some seconds; one that only paused for two or three is not.
            silo.Configure<ClusterMembershipOptions>(membership =>
            {
                membership.ProbeTimeout = TimeSpan.FromSeconds(2);
                membership.NumMissedProbesLimit = 3;
                membership.NumVotesForDeathDeclaration = 1;
                membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
                membership.DefunctSiloCleanupPeriod = membership.DefunctSiloExpiration = TimeSpan.FromDays(1);
            });
            if (TelemetrySetup.IsTraced(settings))
                silo.AddActivityPropagation();
            silo.UseRedisClustering(options => options.ConfigurationOptions = redis);
            silo.ConfigureEndpoints(AddressTowards(redis), EmbeddedGarnet.FreePort(), gatewayPort: 0, listenOnAnyHostAddress: false);
        });
    }

    /// <summary>The address of this machine by which others that share its Redis reach it.</summary>
    private static IPAddress AddressTowards(ConfigurationOptions redis)
    {
        var (host, port) = redis.EndPoints[0] switch
        {
            IPEndPoint ip => (ip.Address.ToString(), ip.Port),
            DnsEndPoint dns => (dns.Host, dns.Port),
            _ => ("127.0.0.1", 6379),
        };
        using var probe = new Socket(SocketType.Dgram, ProtocolType.Udp);
        probe.Connect(host, port == 0 ? 6379 : port);
        var address = ((IPEndPoint)probe.LocalEndPoint!).Address;
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }
}
