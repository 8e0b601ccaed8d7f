# The image of tcss-gate (docs/container.md). The default stage has a shell, as CI servers need one; --target minimal has nothing but the program
# and the certificates of the authorities.
#
# The bases are arguments, so that a build can pin them by digest or take them from a registry of its own:
#   --build-arg SDK=mcr.microsoft.com/dotnet/sdk:10.0@sha256:…  --build-arg BASE=docker.io/library/alpine:3.22@sha256:…
# What a build took stands in the labels of the image.
ARG SDK=mcr.microsoft.com/dotnet/sdk:10.0
ARG BASE=docker.io/library/alpine:3.22

FROM ${SDK} AS build
# A base that brings its tools needs no package.
RUN command -v ld.lld > /dev/null && [ -e /usr/include/openssl/ssl.h ] \
    || { apt-get update && apt-get install --yes --no-install-recommends ca-certificates clang cmake libssl-dev lld zlib1g-dev; }
WORKDIR /source
COPY .editorconfig Directory.Build.props Directory.Packages.props README.md ./
COPY policies-examples policies-examples
COPY src src
RUN dotnet publish src/TcssGate.Cli --configuration Release --runtime linux-x64 --output /publish \
    -p:GateAot=true -p:StaticExecutable=true -p:StaticOpenSslLinking=true -p:LinkerFlavor=lld \
    && mkdir -p /image/etc/ssl/certs /image/usr/local/bin \
    && cp /publish/tcss-gate /image/usr/local/bin/ \
    && cp /etc/ssl/certs/ca-certificates.crt /image/etc/ssl/certs/

FROM scratch AS minimal
ARG SDK
LABEL org.opencontainers.image.title="tcss-gate" \
      org.opencontainers.image.base.name="scratch" \
      tcss-gate.built-by="${SDK}"
COPY --from=build /image /
USER 65532:65532
ENTRYPOINT ["/usr/local/bin/tcss-gate"]

FROM ${BASE} AS default
ARG SDK
ARG BASE
LABEL org.opencontainers.image.title="tcss-gate" \
      org.opencontainers.image.base.name="${BASE}" \
      tcss-gate.built-by="${SDK}"
COPY --from=build /image /
USER 65532:65532
ENTRYPOINT ["/usr/local/bin/tcss-gate"]
