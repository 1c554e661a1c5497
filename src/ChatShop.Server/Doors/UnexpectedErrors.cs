using Microsoft.AspNetCore.Diagnostics;

namespace ChatShop.Server.Doors;

/// <summary>What no door expected: logged once, and answered with problem details that tell nothing of the inside.</summary>
internal sealed class UnexpectedErrors(IProblemDetailsService problems, ILogger<UnexpectedErrors> logger) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, title, detail) = exception switch
        {
            TooFastException fast => (StatusCodes.Status429TooManyRequests, "Too fast.", fast.Message),
            CrowdedException full => (StatusCodes.Status429TooManyRequests, "Too much at once.", full.Message),
            BadHttpRequestException bad => (bad.StatusCode, "The request can not be read.", "Check its form and size."),
            OperationCanceledException => (499, "The caller has left.", "Nobody waits for this answer."),
            _ => (StatusCodes.Status500InternalServerError, "Something went wrong.", "It was written down; send the same message again in a moment."),
        };
        if (status == StatusCodes.Status500InternalServerError)
            logger.LogError(exception, "{Method} {Path} failed", httpContext.Request.Method, httpContext.Request.Path);
        if (status == StatusCodes.Status429TooManyRequests)
            httpContext.Response.Headers.RetryAfter = "5";
        httpContext.Response.StatusCode = status;
        return problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = { Status = status, Title = title, Detail = detail },
        });
    }
}
