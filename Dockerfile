# Built from the packed tarball, as anybody else would install it. At run time it needs no network, no root, and no disk but the books’ own:
#   docker build -t quoin .
#   docker run --rm --read-only --network none --user "$(id -u):$(id -g)" --volume "$PWD:/books" quoin build
FROM node:22-bookworm-slim AS pack
WORKDIR /src
COPY . .
RUN npm ci --no-audit --no-fund && npm pack --ignore-scripts --pack-destination /tmp && mv /tmp/quoin-*.tgz /quoin.tgz

FROM node:22-bookworm-slim
# git tells what changed, and when.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends git \
  && rm -rf /var/lib/apt/lists/* \
  # The books belong to whoever mounts them, and git is only asked, never told.
  && git config --system --add safe.directory '*'
COPY --from=pack /quoin.tgz /tmp/quoin.tgz
RUN npm install --global --no-audit --no-fund --omit=dev /tmp/quoin.tgz && rm -rf /tmp/quoin.tgz /root/.npm
USER node
WORKDIR /books
ENTRYPOINT ["quoin"]
