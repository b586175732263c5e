# The images of the services. Each is a target: docker build --target api --tag eventbooking-api .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

# Only these files decide which packages are needed: a change of code downloads none again.
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props ./
COPY EventBooking.Api/*.csproj EventBooking.Api/
COPY EventBooking.Contracts/*.csproj EventBooking.Contracts/
COPY EventBooking.Domain/*.csproj EventBooking.Domain/
COPY EventBooking.Infrastructure/*.csproj EventBooking.Infrastructure/
COPY EventBooking.MigrationService/*.csproj EventBooking.MigrationService/
COPY EventBooking.Notifier/*.csproj EventBooking.Notifier/
COPY EventBooking.Presentation/*.csproj EventBooking.Presentation/
COPY EventBooking.ServiceDefaults/*.csproj EventBooking.ServiceDefaults/
RUN for service in Api Notifier MigrationService; do dotnet restore EventBooking.$service || exit 1; done

COPY . .
RUN for service in Api Notifier MigrationService; do \
        dotnet publish EventBooking.$service -c Release --no-restore -o /services/$service || exit 1; \
    done

# A new volume takes over the owner of the folder at which it is mounted first.
RUN for folder in store postgres redis rabbitmq bootstrap migrations api notifier; do mkdir -p /secrets/$folder; done

# No shell and no package manager; "extra" are ICU and time zones, which events of other places need.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra AS runtime
WORKDIR /app
# PostgreSQL's driver would look for Kerberos, which is not in the image, and write an error.
ENV PGGSSENCMODE=disable
ENV Secrets__Directory=/run/secrets
USER $APP_UID

FROM runtime AS api
COPY --from=build /services/Api .
ENTRYPOINT ["dotnet", "EventBooking.Api.dll"]

FROM runtime AS notifier
COPY --from=build /services/Notifier .
ENTRYPOINT ["dotnet", "EventBooking.Notifier.dll"]

FROM runtime AS migrations
COPY --from=build --chown=$APP_UID:$APP_UID /secrets /secrets
COPY --from=build /services/MigrationService .
ENTRYPOINT ["dotnet", "EventBooking.MigrationService.dll"]
